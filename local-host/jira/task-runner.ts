import type { ProductEvent } from '../contract';
import { runTask, type TaskFacts } from './handlers/run-task';
import { type JiraTable, Site } from './site/site';

export interface TaskRunner {
  /** Runs a stored task in a transaction of its own, soon. */
  start(installation: string, taskId: string): void;
  /** Starts every task that a host which was killed left behind. */
  resume(): void;
}

/**
 * Runs bulk tasks beside the requests that submitted them. `facts` are read when a task runs; `emit` is called for
 * each event once what caused it is committed.
 */
export function createTaskRunner(
  table: JiraTable,
  facts: () => Omit<TaskFacts, 'emit'>,
  emit: (event: ProductEvent) => void,
): TaskRunner {
  const start = (installation: string, taskId: string): void => {
    const events: ProductEvent[] = [];
    const note: TaskFacts['emit'] = (event, payload) => events.push({ installation, event, payload });
    void table
      .childTransaction(() => runTask(new Site(table, installation), taskId, { ...facts(), emit: note }))
      .then(() => events.forEach(emit));
  };
  return {
    start,
    resume() {
      const installations = new Set<string>();
      for (const key of table.getKeys()) {
        if (Array.isArray(key) && key[1] === 'task') installations.add(String(key[0]));
      }
      for (const installation of installations) {
        const pending = new Site(table, installation).tasks().filter(({ outcome }) => !outcome);
        for (const { id } of pending) start(installation, id);
      }
    },
  };
}

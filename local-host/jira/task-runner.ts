import { runTask } from './handlers/run-task';
import { type JiraTable, Site } from './site/site';

export interface TaskRunner {
  /** Runs a stored task in a transaction of its own, soon. */
  start(installation: string, taskId: string): void;
  /** Starts every task that a host which was killed left behind. */
  resume(): void;
}

/** Runs bulk tasks beside the requests that submitted them. `facts` are read when a task runs. */
export function createTaskRunner(
  table: JiraTable,
  facts: () => { scopes: readonly string[]; now: number },
): TaskRunner {
  const start = (installation: string, taskId: string): void => {
    void table.childTransaction(() => {
      const { scopes, now } = facts();
      runTask(new Site(table, installation), taskId, scopes, now);
    });
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

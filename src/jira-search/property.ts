import { JiraError, readTask } from '../forge/jira';
import { pause } from '../retry';

/** The issue property that JQL searches; declared in manifest.yml. A mirror for search, never authority. */
export const PROPERTY = 'behave-pro';

/** Looks at Jira's task within one invocation before the rest is left to a later one. */
const TASK_LOOKS = 8;
const FIRST_LOOK_MS = 100;

class TaskFailed extends Error {
  constructor(status: string) {
    super(`Jira's task ended as ${status}`);
    this.name = 'TaskFailed';
  }
}

/**
 * What Jira's task came to: its result, in a shape that Jira's documentation does not tell, or nothing when it still runs
 * after the looks of one invocation. Throws when it failed as a whole.
 */
export async function resultOfTask(taskId: string): Promise<{ result: unknown } | undefined> {
  for (let look = 0; look < TASK_LOOKS; look += 1) {
    const { status, result } = await readTask(taskId);
    if (status === 'COMPLETE') return { result };
    if (status !== 'ENQUEUED' && status !== 'RUNNING') throw new TaskFailed(status);
    await pause(FIRST_LOOK_MS * 2 ** look);
  }
  return undefined;
}

/** Whether a task works no longer, however it ended; one that Jira does not know any more has ended long ago. */
export async function hasEnded(taskId: string): Promise<boolean> {
  try {
    return (await resultOfTask(taskId)) !== undefined;
  } catch (error) {
    if (error instanceof TaskFailed || (error instanceof JiraError && error.status === 404)) return true;
    throw error;
  }
}

const isEmpty = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0);

/**
 * Which of these issues a task may not have written, to judge by its result: those that stand in whatever it calls errors
 * or failures; all, where something stands there and names none of them.
 */
export function possiblyFailed(result: unknown, issueIds: readonly string[]): string[] {
  if (typeof result !== 'object' || result === null) return [];
  const troubles = Object.entries(result)
    .filter(([name, value]) => /error|fail/i.test(name) && !isEmpty(value))
    .map(([, value]) => JSON.stringify(value));
  if (!troubles.length) return [];
  const named = new Set(troubles.join(' ').match(/\d+/g));
  const failed = issueIds.filter((id) => named.has(id));
  return failed.length ? failed : [...issueIds];
}

import { readTask } from '../forge/jira';
import { pause } from '../retry';

/** The issue property that JQL searches; declared in manifest.yml. A mirror for search, never authority. */
export const PROPERTY = 'behave-pro';

/** Looks at Jira's task within one invocation before the rest is left to a later one. */
const TASK_LOOKS = 8;
const FIRST_LOOK_MS = 100;

/** True when Jira's task says it is done; false when it still runs after the looks of one invocation. */
export async function isTaskDone(taskId: string): Promise<boolean> {
  for (let look = 0; look < TASK_LOOKS; look += 1) {
    const { status } = await readTask(taskId);
    if (status === 'COMPLETE') return true;
    if (status !== 'ENQUEUED' && status !== 'RUNNING') throw new Error(`Jira's task ended as ${status}`);
    await pause(FIRST_LOOK_MS * 2 ** look);
  }
  return false;
}

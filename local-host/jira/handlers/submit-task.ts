import type { Call } from '../rest/handler';
import type { TaskRecord } from '../site/records';

/** Notes a bulk change, to be made once the request is answered; answers the task's id. */
export function noteTask(call: Call, work: Pick<TaskRecord, 'issues' | 'removal' | 'moves'>): string {
  const task: TaskRecord = {
    id: String(call.site.next('task', 9_999)),
    submittedBy: call.principal.accountId,
    byApp: call.principal.kind === 'app',
    fromApp: call.fromApp,
    submitted: call.now,
    ...work,
    seenRunning: false,
  };
  call.site.putTask(task);
  call.afterwards(task.id);
  return task.id;
}

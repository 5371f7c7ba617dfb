import type { Call } from '../rest/handler';
import type { ProjectRecord } from '../site/records';
import { projectSummary } from '../views/project';

/** All project events have one shape; unlike issue events they do not name the account that caused them. */
export function emitProjectEvent(
  call: Call,
  change: 'created' | 'updated' | 'softdeleted' | 'archived' | 'restored' | 'deleted',
  project: ProjectRecord,
): void {
  const event = `avi:jira:${change}:project`;
  call.emit(event, {
    eventType: event,
    project: projectSummary(call.baseUrl, project),
    selfGenerated: call.fromApp,
  });
}

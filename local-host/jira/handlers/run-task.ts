import { isDeepStrictEqual } from 'node:util';
import { holds, type Principal } from '../permissions/grants';
import { APP } from '../site/people';
import type { PropertyRemoval, TaskRecord } from '../site/records';
import type { Act } from '../rest/handler';
import type { Site } from '../site/site';
import { runMoves } from './moves/run';

type Outcome = Omit<NonNullable<TaskRecord['outcome']>, 'finished'>;

const mayEdit = (site: Site, principal: Principal, issueId: string): boolean => {
  const issue = site.issue(issueId);
  const project = issue && site.project(issue.projectId);
  return project !== undefined && holds(principal, 'EDIT_ISSUES', project);
};

/** Issue by issue: one that is not there or may not be edited fails alone. */
function write(site: Site, principal: Principal, issues: TaskRecord['issues']): Outcome {
  const written: string[] = [];
  const errors: Record<string, string[]> = {};
  for (const { issueId, properties, fails } of issues) {
    if (fails) {
      errors[issueId] = ['Injected by the local host: the issue could not be written.'];
      continue;
    }
    if (!mayEdit(site, principal, issueId)) {
      errors[issueId] = ['Issue does not exist or you do not have permission to edit it.'];
      continue;
    }
    for (const [key, value] of Object.entries(properties)) site.putProperty({ issueId, key, value });
    written.push(issueId);
  }
  return { written, errors };
}

/** From all that fit the filter and may be edited; the others are not meant, so nothing of them is an error. */
function remove(site: Site, principal: Principal, removal: PropertyRemoval): Outcome {
  const { propertyKey, issueIds, currentValue } = removal;
  const fits = ({ issueId, key, value }: { issueId: string; key: string; value: unknown }): boolean =>
    key === propertyKey &&
    (issueIds === undefined || issueIds.includes(issueId)) &&
    (currentValue === undefined || isDeepStrictEqual(value, currentValue.is)) &&
    mayEdit(site, principal, issueId);
  const written = site
    .properties()
    .filter(fits)
    .map(({ issueId }) => issueId);
  for (const issueId of written) site.removeProperty(issueId, propertyKey);
  return { written, errors: {} };
}

/** What a task needs to know when it runs: `scopes` are the app's, for a task of its own. */
export interface TaskFacts extends Pick<Act, 'now' | 'baseUrl' | 'emit'> {
  scopes: readonly string[];
}

/** Does what a task holds. Call inside a transaction; a task that has run is left as it is. */
export function runTask(site: Site, id: string, { scopes, ...facts }: TaskFacts): void {
  const task = site.task(id);
  if (!task || task.outcome) return;
  const { submittedBy: accountId, removal, moves, fromApp = false } = task;
  const principal: Principal = task.byApp
    ? { kind: 'app', accountId: APP.accountId, scopes }
    : { kind: 'person', accountId };
  const run = (): Outcome => {
    if (moves) return runMoves({ ...facts, site, principal, fromApp }, moves);
    return removal ? remove(site, principal, removal) : write(site, principal, task.issues);
  };
  site.putTask({ ...task, outcome: { finished: facts.now, ...run() } });
}

import type { MirrorValue } from '@behave-pro/core/rules';
import { isShut, type Context } from '../context';
import { linkedScenarios, prefetchLinked } from '../features/linked-scenarios';
import { searchValue } from '../features/search-value';
import { JiraError, setIssueProperties, setIssueProperty } from '../forge/jira';
import { chunksOf } from '../lists';
import { change, consult } from '../records/change';
import * as refs from '../records/refs';
import { hasEnded, possiblyFailed, PROPERTY, resultOfTask } from './property';

interface Due {
  issueId: string;
  value: MirrorValue;
  hash: string;
  /** The record's revision the value was computed from. */
  revision: number;
  /** Jira already holds this value. */
  held: boolean;
}

/** What issues' properties should hold now; nothing for an issue that never had a scenario, or whose project is shut. */
const dueValues = (context: Context, issueIds: readonly string[]): Promise<Due[]> =>
  consult(async (records) => {
    await prefetchLinked(records, issueIds);
    const values: Due[] = [];
    for (const issueId of issueIds) {
      const [record] = await records.read([refs.issue(issueId)]);
      if (!record || isShut(context, record.projectId)) continue;
      const issue = { id: issueId, projectId: record.projectId };
      const { value, hash } = searchValue(await linkedScenarios(records, issue, () => true));
      const held = record.body.mirror.hash === hash;
      values.push({ issueId, value, hash, revision: record.revision, held });
    }
    return values;
  });

/** Notes what Jira holds of a few issues; one changed since then stays due, for the job of that change. */
const markSome = (context: Context, some: readonly Due[]): Promise<void> => {
  const mark = some.map(({ issueId, hash, revision }) => `${issueId} ${hash} ${revision}`).join(' ');
  return change(`mirror ${mark}`, context.now, async (records) => {
    const present = await records.read(some.map(({ issueId }) => refs.issue(issueId)));
    for (const [n, { issueId, hash, revision }] of some.entries()) {
      const record = present[n];
      if (!record) continue;
      const mirror = { due: record.body.mirror.due && record.revision !== revision, hash };
      if (record.body.mirror.hash === hash && record.body.mirror.due === mirror.due) continue;
      records.put(refs.issue(issueId), { ...record.body, mirror }, { projectId: record.projectId });
    }
  });
};

/** Issues one transaction marks. */
const ISSUES_A_TRANSACTION = 25;

async function markMirrored(context: Context, mirrored: readonly Due[]): Promise<void> {
  for (const some of chunksOf(mirrored, ISSUES_A_TRANSACTION)) await markSome(context, some);
}

/** Writes one issue's property by itself. An issue that is gone, or closed to the app, is left as it is. */
async function writeAlone({ issueId, value }: Due): Promise<void> {
  try {
    await setIssueProperty(PROPERTY, issueId, value);
  } catch (error) {
    if (!(error instanceof JiraError) || ![401, 403, 404].includes(error.status)) throw error;
  }
}

/** The id of Jira's task while it still works at it. */
async function write(changed: readonly Due[]): Promise<string | undefined> {
  const task = await setIssueProperties(PROPERTY, changed);
  const ended = await resultOfTask(task);
  if (!ended) return task;
  const ids = changed.map(({ issueId }) => issueId);
  const failed = new Set(possiblyFailed(ended.result, ids));
  for (const due of changed) if (failed.has(due.issueId)) await writeAlone(due);
  return undefined;
}

/**
 * Brings the search properties of up to 100 issues up to date; issues that are cost no Jira request. Answers the id of
 * Jira's task when that has not ended yet: call again later with it. What it wrote is old by then, and may have come after
 * something newer, so that all of its issues are written anew.
 */
export async function mirrorIssues(
  context: Context,
  issueIds: readonly string[],
  openTask?: string,
): Promise<string | undefined> {
  if (openTask !== undefined && !(await hasEnded(openTask))) return openTask;
  const known = await dueValues(context, issueIds);
  const values = openTask === undefined ? known : known.map((due) => ({ ...due, held: false }));
  await markMirrored(
    context,
    values.filter(({ held }) => held),
  );
  const changed = values.filter(({ held }) => !held);
  if (!changed.length) return undefined;
  const task = await write(changed);
  if (task === undefined) await markMirrored(context, changed);
  return task;
}

import type { MirrorValue } from '@behave-pro/core/rules';
import type { Context } from '../context';
import { linkedScenarios } from '../features/linked-scenarios';
import { searchValue } from '../features/search-value';
import { setIssueProperties } from '../forge/jira';
import { change, consult } from '../records/change';
import * as refs from '../records/refs';
import { isTaskDone, PROPERTY } from './property';

interface Due {
  issueId: string;
  value: MirrorValue;
  hash: string;
  /** The record's revision the value was computed from. */
  revision: number;
  /** Jira already holds this value. */
  held: boolean;
}

/** What an issue's property should hold now; `undefined` for an issue that never had a scenario. */
async function dueValue(issueId: string): Promise<Due | undefined> {
  return consult(async (records) => {
    const [record] = await records.read([refs.issue(issueId)]);
    if (!record) return undefined;
    const { scenarios } = await linkedScenarios(
      records,
      { id: issueId, projectId: record.projectId },
      () => true,
    );
    const { value, hash } = searchValue(scenarios);
    return { issueId, value, hash, revision: record.revision, held: record.body.mirror.hash === hash };
  });
}

/** Notes what Jira holds; an issue changed since then stays due, for the job of that change. */
const markMirrored = (context: Context, { issueId, hash, revision }: Due): Promise<void> =>
  change(`mirror ${issueId} ${hash} ${revision}`, context.now, async (records) => {
    const [record] = await records.read([refs.issue(issueId)]);
    if (!record) return;
    const mirror = { due: record.body.mirror.due && record.revision !== revision, hash };
    if (record.body.mirror.hash === hash && record.body.mirror.due === mirror.due) return;
    records.put(refs.issue(issueId), { ...record.body, mirror }, { projectId: record.projectId });
  });

/**
 * Brings the search properties of up to 100 issues up to date; issues that are cost no Jira request.
 * Answers false when Jira has not confirmed yet: call again later, which is harmless.
 */
export async function mirrorIssues(context: Context, issueIds: readonly string[]): Promise<boolean> {
  const values = (await Promise.all(issueIds.map(dueValue))).filter((due) => due !== undefined);
  for (const due of values.filter(({ held }) => held)) await markMirrored(context, due);
  const changed = values.filter(({ held }) => !held);
  if (!changed.length) return true;
  if (!(await isTaskDone(await setIssueProperties(PROPERTY, changed)))) return false;
  for (const due of changed) await markMirrored(context, due);
  return true;
}

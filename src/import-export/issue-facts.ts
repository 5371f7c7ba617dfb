import { isShut, type Context } from '../context';
import { readIssueFacts, type JiraIssue } from '../forge/jira';
import { log } from '../forge/log';
import { distinct } from '../lists';
import { change, changeAnew, consult } from '../records/change';
import type { FactsBody, KeptFacts } from '../records/download-kinds';
import type { Record } from '../records/record';
import * as refs from '../records/refs';

/** How long what Jira says of an issue may be told without asking again, where no event says that it changed. */
export const FACTS_KEPT_MS = 24 * 60 * 60 * 1000;

/** Of each part some tens of thousands of issues fit into a record. */
const PARTS = 8;

const partOf = (issueId: string): number => Number(issueId) % PARTS || 0;

/** A part as it was read; what is too old is not in it any more. */
interface Part extends FactsBody {
  number: number;
  revision: number | undefined;
}

const factsOf = ({ key, fields }: JiraIssue): KeptFacts => {
  const assignee = fields.assignee?.displayName ?? fields.assignee?.emailAddress;
  const { id: statusId, statusCategory } = fields.status ?? {};
  return {
    key,
    ...(assignee !== undefined && { assignee }),
    versions: (fields.fixVersions ?? []).flatMap(({ name }) => (name ? [name] : [])),
    ...(statusId !== undefined && { statusId }),
    ...(statusCategory?.key !== undefined && { categoryKey: statusCategory.key }),
  };
};

const isFresh = ({ at }: FactsBody, now: number): boolean => at <= now && now < at + FACTS_KEPT_MS;

/** What a part has that is not too old. */
const freshOf = (record: Record<FactsBody> | undefined, now: number): FactsBody =>
  record && isFresh(record.body, now) ? record.body : { at: now, facts: {} };

const placeOf = (projectId: string, { at }: FactsBody, now: number) => ({
  projectId,
  ttlSeconds: Math.ceil((at + FACTS_KEPT_MS - now) / 1000),
});

/** What is known of the parts these issues are in. */
const known = (projectId: string, issueIds: readonly string[], now: number): Promise<Part[]> =>
  consult(async (records) => {
    const numbers = distinct(issueIds.map(partOf));
    const found = await records.read(numbers.map((number) => refs.facts(projectId, number)));
    return numbers.map((number, n) => ({
      number,
      revision: found[n]?.revision,
      ...freshOf(found[n], now),
    }));
  });

/**
 * Keeps parts, each on condition that it is still what was read: an event that came meanwhile says that what Jira answered may
 * be old. Nothing depends on it, so a failure is only noted.
 */
async function keep(projectId: string, parts: readonly Part[], now: number): Promise<void> {
  try {
    await changeAnew(now, async (records) => {
      const present = await records.read(parts.map(({ number }) => refs.facts(projectId, number)));
      for (const [n, { number, revision, at, facts }] of parts.entries())
        if (present[n]?.revision === revision)
          records.put(refs.facts(projectId, number), { at, facts }, placeOf(projectId, { at, facts }, now));
    });
  } catch (error) {
    log.warn('facts of issues not kept', {
      issues: parts.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0),
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
}

/** What Jira says of issues, by their ids, as the app sees them, and until when that may be told (epoch milliseconds). */
export interface Facts {
  byId: Map<string, KeptFacts>;
  until: number;
}

/**
 * Status, assignee and fix versions of a project's linked issues. Jira is asked for those only of which nothing is known, or
 * nothing that is less than a day old. Throws JiraError.
 */
export async function issueFacts(
  projectId: string,
  issueIds: readonly string[],
  now: number,
): Promise<Facts> {
  const parts = issueIds.length ? await known(projectId, issueIds, now) : [];
  const held = Object.assign({}, ...parts.map(({ facts }) => facts)) as FactsBody['facts'];
  const missing = issueIds.filter((id) => held[id] === undefined);
  const read = missing.length ? await readIssueFacts(missing) : [];
  const fetched = new Map(read.map((issue) => [issue.id, factsOf(issue)]));
  const all = new Map(issueIds.map((id) => [id, held[id] ?? fetched.get(id) ?? null]));
  const after = parts.map((part) => ({
    ...part,
    facts: Object.fromEntries([...all].filter(([id]) => partOf(id) === part.number)),
  }));
  const changed = after.filter(({ facts }, n) => {
    const before = parts[n]?.facts ?? {};
    const ids = Object.keys(facts);
    return ids.length !== Object.keys(before).length || ids.some((id) => !(id in before));
  });
  if (changed.length) await keep(projectId, changed, now);
  return {
    byId: new Map([...all].flatMap(([id, facts]) => (facts ? [[id, facts] as const] : []))),
    until: Math.min(now, ...parts.map(({ at }) => at)) + FACTS_KEPT_MS,
  };
}

/**
 * Lets go of what is known of an issue that has changed in Jira, and of the archives that tell it. What a download has read of it
 * and not kept yet is not kept any more.
 */
export async function forgetFacts(context: Context, issueId: string): Promise<void> {
  await change(`facts ${issueId} ${context.now}`, context.now, async (records) => {
    const [issue] = await records.read([refs.issue(issueId)]);
    if (!issue) return;
    const telling = distinct([issue.projectId, ...issue.body.links.map(({ projectId }) => projectId)]);
    const projectIds = telling.filter((projectId) => !isShut(context, projectId));
    const found = await records.read(projectIds.map((projectId) => refs.facts(projectId, partOf(issueId))));
    for (const [n, projectId] of projectIds.entries()) {
      const { at, facts } = freshOf(found[n], context.now);
      const { [issueId]: _old, ...rest } = facts;
      const body = { at, facts: rest };
      records.put(refs.facts(projectId, partOf(issueId)), body, placeOf(projectId, body, context.now));
      records.outdateDownloads(projectId);
    }
  });
}

import { auditFrom, certificateEntries, isSought, type AuditEntry } from '@behave-pro/core/audit';
import { SITE, type Context } from '../context';
import { namesOf } from '../forge/jira';
import { queryIndex } from '../forge/kvs';
import type { AuditAsk, AuditEntryView, AuditPage } from '../invoke-api';
import { distinct } from '../lists';
import { goingOn } from '../records/going-on';
import type { AuditBody } from '../records/kinds';
import { fromStored } from '../records/record';
import { iso } from '../time';
import { readInstallation } from './installation';
import { projectKeys } from './project-keys';

/** What is asked, as the resolvers have checked it. */
type Ask = { [Name in keyof AuditAsk]: AuditAsk[Name] | undefined };

/** Whose entries: a project's, those of the site (`SITE`), or all of them. */
type Scope = string | 'all';

const ON_A_PAGE = 50;
const IN_A_FILE = 500;
const A_QUERY = 100;
/** Most queries of one answer: where little is found among much, who asked goes on from there. */
const QUERIES = 10;
/** Beyond every time that an entry can have. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

type Kept = AuditEntry & { id: string };

const keptIn = ({ key, value }: Awaited<ReturnType<typeof queryIndex>>['records'][number]): Kept => {
  const { projectId, body } = fromStored<AuditBody>(value);
  return { id: key, ...body, ...(projectId !== SITE && { projectId }) };
};

/** What has expired is out of bounds, whether storage has deleted it or not. */
const boundsOf = ({ from, to }: Ask, now: number) => ({
  from: Math.max(from ? Date.parse(from) : 0, auditFrom(now)),
  to: to ? Date.parse(to) : ENDLESS,
});

/** Each query asks for no more than there is room for, so that the next page begins where this one ends. */
async function found(scope: Scope, ask: Ask, now: number): Promise<{ entries: Kept[]; next?: string }> {
  const bounds = boundsOf(ask, now);
  if (bounds.from > bounds.to) return { entries: [] };
  const [index, partition] = scope === 'all' ? ['by-time', []] : ['by-project', [scope]];
  const size = ask.many ? IN_A_FILE : ON_A_PAGE;
  const entries: Kept[] = [];
  let next = ask.after;
  for (let query = 0; query < QUERIES && entries.length < size; query += 1) {
    const limit = Math.min(A_QUERY, size - entries.length);
    const cursor = next;
    const page = await goingOn(ask.after, () =>
      queryIndex('audit', index as string, partition as string[], {
        ...bounds,
        newestFirst: true,
        limit,
        ...(cursor && { cursor }),
      }),
    );
    entries.push(...page.records.map(keptIn).filter((entry) => isSought(entry, ask)));
    next = page.cursor;
    if (!next) break;
  }
  return { entries, ...(next && { next }) };
}

/** What the certificate tells of a removal, at the end of the log that began after it. */
async function certified(scope: Scope, ask: Ask, now: number): Promise<Kept[]> {
  if (scope !== 'all' && scope !== SITE) return [];
  const { from, to } = boundsOf(ask, now);
  const { removal } = await readInstallation();
  return certificateEntries(removal)
    .filter((entry) => isSought(entry, ask) && entry.at >= from && entry.at <= to)
    .map((entry) => ({ id: `${entry.action} ${entry.at}`, ...entry }));
}

async function shown(entries: readonly Kept[]): Promise<AuditEntryView[]> {
  const [nameOf, keys] = await Promise.all([
    namesOf(entries.flatMap(({ by }) => by ?? [])),
    projectKeys(distinct(entries.flatMap(({ projectId }) => projectId ?? []))),
  ]);
  return entries.map(({ id, at, by, projectId, action, facts = [] }) => {
    const key = projectId && keys.get(projectId);
    return {
      id,
      at: iso(at),
      ...(by !== undefined && { by: { accountId: by, name: nameOf(by) } }),
      ...(projectId !== undefined && { project: { id: projectId, ...(key && { key }) } }),
      action,
      facts,
    };
  });
}

async function auditPage(context: Context, scope: Scope, ask: Ask): Promise<AuditPage> {
  const { entries, next } = await found(scope, ask, context.now);
  const last = next === undefined ? await certified(scope, ask, context.now) : [];
  return { entries: await shown([...entries, ...last]), ...(next && { next }) };
}

/** Entries of the whole log, of one project, or of what concerns the site only; newest first. Queries lag. */
export const siteAudit = (
  context: Context,
  { projectId, ...ask }: Ask & { projectId?: string | undefined },
): Promise<AuditPage> => auditPage(context, projectId ?? 'all', ask);

/** Entries of one project, newest first. Queries lag. */
export const projectAudit = (context: Context & { project: { id: string } }, ask: Ask): Promise<AuditPage> =>
  auditPage(context, context.project.id, ask);

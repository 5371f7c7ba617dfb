import type { CopiedKind } from '@behave-pro/core/backup';
import type { Context } from '../../context';
import { AppError } from '../../errors';
import { chunksOf } from '../../lists';
import { EMPTY_ISSUE, queueMirror } from '../../features/issue-links';
import { changeAnew, type Change } from '../../records/change';
import { copyOfRecord, type Copied } from '../../records/copies';
import { isGone } from '../../records/gone';
import { inHalves } from '../../records/in-halves';
import type { ExampleMapBody, IssueBody, ProjectBody, RunBody } from '../../records/kinds';
import type { Record as Stored, Ref } from '../../records/record';
import * as refs from '../../records/refs';

/** A record as the backup has it. */
export interface Wanted<Body = unknown> {
  key: string;
  hash: string;
  copy: Copied<Body>;
}

/** Records that one transaction writes, each with a mark that is read: reading takes 25. */
const AT_ONCE = 12;

const idIn = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

interface Putting<Body> {
  refOf(key: string): Ref<Body>;
  /** What of a record people write; all of it unless told. */
  own?(body: Body): unknown;
  /** What it says while nobody has written any of that. */
  empty?: Body;
  /** Its results are still to become the latest, though it is there. */
  isLeft?(present: Stored<Body>): boolean;
  /** What is to be written; `undefined` where the record stays as it is. */
  after(
    records: Change,
    wanted: Wanted<Body>,
    present: Stored<Body> | undefined,
    projectId: string,
  ): Promise<Body | undefined>;
}

/**
 * What of a project no restore changes: its keys, whether it is enabled, what Jira says of it, how far work on it is, and for how long it
 * keeps runs and texts, since no undoing brings back what is swept by that.
 */
const staysOf = ({ key, name, state, keys, retention, rebuild, sweep, away }: ProjectBody) => ({
  key,
  name,
  state,
  keys,
  ...(retention && { retention }),
  ...(rebuild && { rebuild }),
  ...(sweep && { sweep }),
  ...(away && { away }),
});

/** Settings come back. */
const PROJECT: Putting<ProjectBody> = {
  refOf: (key) => refs.project(idIn(key)),
  own: (body) =>
    Object.entries(body)
      .filter(([name]) => !(name in staysOf(body)))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  after(_records, { copy }, present) {
    const { retention: _then, ...rest } = copy.body;
    return Promise.resolve(present && { ...rest, ...staysOf(present.body) });
  },
};

/**
 * What was said of a story, and the order of its scenarios. Links to scenarios of this project are those of then, as its
 * features are by now; what others have stays.
 */
const ISSUE: Putting<IssueBody> = {
  refOf: (key) => refs.issue(idIn(key)),
  own: ({ links: _derived, mirror: _work, ...rest }) => rest,
  empty: EMPTY_ISSUE,
  async after(records, { key, copy }, present, projectId) {
    if (await isGone(records, 'issue', idIn(key))) return undefined;
    const { links, mirror } = present?.body ?? EMPTY_ISSUE;
    const here = new Set(links.map(({ scenarioId }) => scenarioId));
    const then = copy.body.links.filter((link) => link.projectId === projectId || here.has(link.scenarioId));
    const known = new Set(then.map(({ scenarioId }) => scenarioId));
    const more = links.filter(({ scenarioId }) => !known.has(scenarioId));
    const { links: _then, mirror: _now, ...rest } = copy.body;
    return { links: [...then, ...more], mirror: { ...mirror, due: true }, ...rest };
  },
};

const EXAMPLE_MAP: Putting<ExampleMapBody> = {
  refOf: (key) => refs.exampleMap(idIn(key)),
  async after(records, { key, copy }) {
    return (await isGone(records, 'issue', idIn(key))) ? undefined : copy.body;
  },
};

/** A run never changes: one that is there stays. Its results are applied afterwards. */
const RUN: Putting<RunBody> = {
  refOf: (key) => ({ entity: 'run', key }),
  isLeft: ({ body }) => !body.applied,
  after: (_records, { copy }, present) =>
    Promise.resolve(present ? undefined : { ...copy.body, applied: false }),
};

type Kinds = { [Kind in Exclude<CopiedKind, 'feature'>]: Putting<never> };

/** Every kind that is copied, but features: exhaustive, so that none is copied in vain. */
const PUTTINGS = {
  project: PROJECT,
  issue: ISSUE,
  'example-map': EXAMPLE_MAP,
  run: RUN,
} as unknown as Kinds;

/** Records as the backup of before the restore has them, by key; those that it has not were not there. */
export type Before = ReadonlyMap<string, Wanted>;

/** Whether somebody has written a record since: then nothing could bring that back. */
function isNewer<Body>(
  kind: CopiedKind,
  { own, empty }: Putting<Body>,
  present: Stored<Body>,
  known: readonly (Copied | undefined)[],
): boolean {
  const said = ({ attributes, body }: Copied): string =>
    own ? JSON.stringify(own(body as Body)) : (copyOfRecord(kind, { attributes, body })?.hash ?? '');
  const nothing = empty && { attributes: {}, body: empty };
  return [...known, nothing].every((copy) => copy === undefined || said(copy) !== said(present));
}

/** What became of records: keys of those that changed, and of those that stay as they are. */
export interface Put {
  written: string[];
  failed: string[];
}

const putSome = <Body>(
  context: Context,
  projectId: string,
  kind: Exclude<CopiedKind, 'feature'>,
  some: readonly Wanted<Body>[],
  before: Before | undefined,
): Promise<Put> =>
  changeAnew(context.now, async (records) => {
    const putting = PUTTINGS[kind] as unknown as Putting<Body>;
    const issues = kind === 'issue' || kind === 'example-map' ? some.map(({ key }) => idIn(key)) : [];
    await records.prefetch([
      ...some.map(({ key }) => putting.refOf(key)),
      ...issues.map((id) => refs.gone('issue', id)),
    ]);
    const put: Put = { written: [], failed: [] };
    for (const wanted of some) {
      const { key, copy, hash } = wanted;
      const ref = putting.refOf(key);
      const [present] = await records.read([ref]);
      // What is another project's by now stays there.
      if (present && present.projectId !== projectId) continue;
      if (present && putting.isLeft?.(present)) put.written.push(key);
      if (present && copyOfRecord(kind, present)?.hash === hash) {
        // An earlier delivery of this step has written it, and may not have come to what follows.
        if (before && before.get(key)?.hash !== hash) put.written.push(key);
        continue;
      }
      if (present && before && isNewer(kind, putting, present, [before.get(key)?.copy, copy])) {
        put.failed.push(key);
        continue;
      }
      const body = await putting.after(records, wanted, present, projectId);
      if (body === undefined) continue;
      const { attributes } = copy;
      records.put(ref, body, { projectId, attributes });
      const after = copyOfRecord(kind, { attributes, body });
      if (!present || after?.hash !== copyOfRecord(kind, present)?.hash) put.written.push(key);
    }
    return put;
  });

/** The same; one that has no room by itself stays as it is. */
async function putFitting(
  context: Context,
  projectId: string,
  kind: Exclude<CopiedKind, 'feature'>,
  some: readonly Wanted[],
  before: Before | undefined,
): Promise<Put[]> {
  try {
    return await inHalves(some, async (few) => [await putSome(context, projectId, kind, few, before)]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'TooLarge') throw error;
    return [{ written: [], failed: some.map(({ key }) => key) }];
  }
}

/**
 * Makes records of a kind what they were in the backup, as far as they are not: each transaction a few. What somebody has written since
 * the backup of before the restore stays. Repeating it is harmless.
 */
export async function putRecords(
  context: Context,
  projectId: string,
  kind: Exclude<CopiedKind, 'feature'>,
  wanted: readonly Wanted[],
  before: Before | undefined,
): Promise<Put> {
  const done: Put[] = [];
  for (const some of chunksOf(wanted, AT_ONCE))
    done.push(...(await putFitting(context, projectId, kind, some, before)));
  const written = done.flatMap((put) => put.written);
  if (kind === 'issue') await queueMirror(context, projectId, written.map(idIn));
  return { written, failed: done.flatMap((put) => put.failed) };
}

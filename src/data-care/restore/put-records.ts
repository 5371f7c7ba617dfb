import type { CopiedKind } from '@behave-pro/core/backup';
import type { Context } from '../../context';
import { chunksOf } from '../../lists';
import { EMPTY_ISSUE, queueMirror } from '../../features/issue-links';
import { changeAnew, type Change } from '../../records/change';
import { copyOfRecord, type Copied } from '../../records/copies';
import { isGone } from '../../records/gone';
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
  /** What is to be written; `undefined` where the record stays as it is. */
  after(
    records: Change,
    wanted: Wanted<Body>,
    present: Stored<Body> | undefined,
    projectId: string,
  ): Promise<Body | undefined>;
}

/** Settings come back; keys, and whether the project is enabled, stay as they are. */
const PROJECT: Putting<ProjectBody> = {
  refOf: (key) => refs.project(idIn(key)),
  after: (_records, { copy }, present) => {
    if (!present) return Promise.resolve(undefined);
    const { key, name, state, keys, rebuild, sweep, away } = present.body;
    const stays = {
      key,
      name,
      state,
      keys,
      ...(rebuild && { rebuild }),
      ...(sweep && { sweep }),
      ...(away && { away }),
    };
    return Promise.resolve({ ...copy.body, ...stays });
  },
};

/**
 * What was said of a story, and the order of its scenarios. Links to scenarios of this project are those of then, as its
 * features are by now; what others have stays.
 */
const ISSUE: Putting<IssueBody> = {
  refOf: (key) => refs.issue(idIn(key)),
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

const putSome = <Body>(
  context: Context,
  projectId: string,
  kind: Exclude<CopiedKind, 'feature'>,
  some: readonly Wanted<Body>[],
): Promise<string[]> =>
  changeAnew(context.now, async (records) => {
    const { refOf, after } = PUTTINGS[kind] as unknown as Putting<Body>;
    const issues = kind === 'issue' || kind === 'example-map' ? some.map(({ key }) => idIn(key)) : [];
    await records.prefetch([
      ...some.map(({ key }) => refOf(key)),
      ...issues.map((id) => refs.gone('issue', id)),
    ]);
    const written: string[] = [];
    for (const wanted of some) {
      const ref = refOf(wanted.key);
      const [present] = await records.read([ref]);
      // What is another project's by now stays there.
      if (present && present.projectId !== projectId) continue;
      if (present && copyOfRecord(kind, present)?.hash === wanted.hash) continue;
      const body = await after(records, wanted, present, projectId);
      if (body === undefined) continue;
      const { attributes } = wanted.copy;
      records.put(ref, body, { projectId, attributes });
      const put = { attributes, body };
      if (!present || copyOfRecord(kind, put)?.hash !== copyOfRecord(kind, present)?.hash)
        written.push(wanted.key);
    }
    return written;
  });

/**
 * Makes records of a kind what they were in the backup, as far as they are not: each transaction a few. Answers the keys of those
 * that changed. Repeating it is harmless.
 */
export async function putRecords(
  context: Context,
  projectId: string,
  kind: Exclude<CopiedKind, 'feature'>,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const written: string[] = [];
  for (const some of chunksOf(wanted, AT_ONCE))
    written.push(...(await putSome(context, projectId, kind, some)));
  if (kind === 'issue') await queueMirror(context, projectId, written.map(idIn));
  return written;
}

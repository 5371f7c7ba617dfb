import {
  fileName,
  markedPath,
  parseFeature,
  renameFeature,
  syntaxOf,
  type ScenarioEntry,
} from '@behave-pro/core/gherkin';
import type { Context } from '../context';
import { AppError } from '../errors';
import { distinct } from '../lists';
import { change, type Change } from '../records/change';
import type { Copied } from '../records/copies';
import { featureIdFrom, scenarioIdFrom, wholeScenarioId } from '../records/keys';
import type { CatalogueEntry, FeatureBody } from '../records/kinds';
import * as refs from '../records/refs';
import { readShards, touchShards } from '../records/shards';
import { areHere, besideOthers } from './elsewhere';
import { listRoots, putFeature, shownName, toFeature, type Feature } from './feature-record';
import { ISSUES_A_TRANSACTION, queueDue, queueMirror, settleIssues } from './issue-links';
import { takeAway } from './remove-feature';
import { editOf, withSave } from './saves';

/** What became of a feature: it was as it had been, has become so again, or came back; `already`: this very restore has done it before. */
export type PutBack = 'same' | 'back' | 'again' | 'already';

/** What makes a feature what it is: all but how it came to be so. */
const saying = ({ path, fileName, document, scenarios, draft, encoding }: Feature): string =>
  JSON.stringify([path, fileName, document.text, scenarios, draft, encoding]);

const issuesOf = (scenarios: readonly ScenarioEntry[]): string[] =>
  distinct(scenarios.flatMap(({ issues }) => issues));

/** Links of many issues do not fit beside lists that have just to be split: then all of them are left to a job. */
async function fitting<Result>(work: (most: number) => Promise<Result>): Promise<Result> {
  try {
    return await work(ISSUES_A_TRANSACTION);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'TooLarge') throw error;
    return work(0);
  }
}

/** The project's features, for one that comes back beside them. */
export interface Others {
  /** Their lines. Nobody can change those meanwhile. */
  lines(records: Change, writeId: string): Promise<readonly CatalogueEntry[]>;
  /** Whether one stays as it is, or is yet to become what it was, too. */
  stays(featureId: string): Promise<boolean>;
}

interface Coming {
  writeId: string;
  others: Others;
}

/** Those of other features that stay as they are and have something that one that comes back had. */
async function inTheWay(
  others: readonly CatalogueEntry[],
  { path, fileName: file, scenarios }: Feature,
  stays: Others['stays'],
): Promise<CatalogueEntry[]> {
  const ids = new Set(scenarios.map(({ id }) => id));
  const found: CatalogueEntry[] = [];
  for (const line of others) {
    const names = [line.path, line.file];
    const isOne =
      names.includes(path) ||
      names.includes(file) ||
      line.scenarios.some(({ id }) => ids.has(wholeScenarioId(line.id, id)));
    if (isOne && (await stays(line.id))) found.push(line);
  }
  return found;
}

/** The feature as it may come back beside others that are not touched: who is elsewhere by now stays there. */
async function amongOthers(
  records: Change,
  present: Feature | undefined,
  then: Feature,
  { writeId, others }: Coming,
): Promise<Feature> {
  const here = present ?? { ...then, scenarios: [] };
  const isCalledSo = present?.path === then.path && present.fileName === then.fileName;
  if (isCalledSo && areHere(here, then.scenarios)) return then;
  const lines = (await others.lines(records, writeId)).filter(({ id }) => id !== then.id);
  const staying = await inTheWay(lines, then, others.stays);
  if (staying.some(({ path }) => path === then.path))
    throw new AppError(
      'Conflict',
      `Another feature has the path “${then.path}” now. Remove that one first, or restore a copy beside.`,
    );
  const namesOf = (some: readonly CatalogueEntry[]) =>
    new Set(some.flatMap(({ file, path }) => [file, path]));
  const scenarios = besideOthers(staying, here, then.scenarios, (index) =>
    scenarioIdFrom(then.id, `${writeId} ${index}`),
  );
  const isTaken = namesOf(staying).has(then.fileName);
  return { ...then, scenarios, ...(isTaken && { fileName: fileName(shownName(then), namesOf(lines)) }) };
}

/**
 * Makes a feature what it was: its text, its scenarios with their ids and links. What was saved since stays in its history, and
 * becoming what it was is one more save; one that is no more comes back with the history it had. A scenario that is in a feature which
 * stays as it is comes back as a copy. Repeating it is harmless. Throws Conflict where one that stays has its path, TooLarge.
 */
export async function putBack(
  context: Context,
  projectId: string,
  featureId: string,
  copy: Copied<FeatureBody>,
  coming: Coming,
): Promise<PutBack> {
  const done = await fitting((most) =>
    change(coming.writeId, context.now, async (records) => {
      const ref = refs.feature(featureId);
      const gone = refs.gone('feature', featureId);
      await records.prefetch([ref, gone, ...listRoots(projectId)]);
      const [record] = await records.read([ref]);
      const [mark] = await records.read([gone]);
      if (record && record.projectId !== projectId) return undefined;
      if (record && (await records.alreadyIn(ref))) {
        const settled = toFeature(featureId, record);
        return { settled, issues: issuesOf(settled.scenarios), became: 'already' as const };
      }
      const present = record && !record.body.gone ? toFeature(featureId, record) : undefined;
      const old = toFeature(featureId, { projectId, ...copy });
      const then = await amongOthers(records, present, old, coming);
      if (present && saying(present) === saying(then)) return undefined;
      const removed = mark?.body.feature && toFeature(featureId, { projectId, ...mark.body.feature });
      const before = present ?? removed;
      const { pending = [], news = [] } = record?.body ?? {};
      const after = { ...then, pending, news };
      const kept = before && {
        ...after,
        saves: before.saves,
        olderSaves: before.olderSaves,
        pages: before.pages,
      };
      const issues = distinct([...issuesOf(then.scenarios), ...issuesOf(present?.scenarios ?? [])]);
      const places = issues.map((id) => ({ id, projectId }));
      const settled = await settleIssues(
        records,
        before && kept ? withSave(records, before, kept, editOf(context, 'restore')) : after,
        places,
        most,
      );
      await putFeature(records, settled);
      if (mark) records.remove(gone);
      return { settled, issues, became: present ? ('back' as const) : ('again' as const) };
    }),
  );
  if (!done) return 'same';
  await queueDue(context, projectId, [done.settled]);
  await queueMirror(context, projectId, done.issues);
  return done.became;
}

/** Removes a feature that came later, as a person would: it can be brought back. Answers whether it was there, or this very restore has removed it. */
export async function removeLater(
  context: Context,
  projectId: string,
  featureId: string,
  writeId: string,
): Promise<boolean> {
  const done = await change(writeId, context.now, async (records) => {
    const mark = refs.gone('feature', featureId);
    await records.prefetch([refs.feature(featureId), mark]);
    const [record] = await records.read([refs.feature(featureId)]);
    if (record && record.projectId !== projectId) return undefined;
    if (record && !record.body.gone)
      return takeAway(records, context, toFeature(featureId, record), record, false);
    if (!(await records.alreadyIn(mark))) return undefined;
    return { settled: record && toFeature(featureId, record), issues: [] };
  });
  if (!done) return false;
  if (done.settled) await queueDue(context, projectId, [done.settled]);
  await queueMirror(context, projectId, done.issues);
  return true;
}

/** A path that nothing has, with the suffix behind its name. */
function besidePath(path: string, suffix: string, taken: ReadonlySet<string>): string {
  const named = (n: number): string => markedPath(path, ` (${suffix}${n > 1 ? `, ${n}` : ''})`);
  let n = 1;
  while (taken.has(named(n))) n += 1;
  return named(n);
}

/** The text with the suffix at its name, where it can be read as classic Gherkin; else as it is. */
function renamed(feature: Feature, suffix: string): Feature['document'] {
  const name = feature.document.feature?.name;
  if (name === undefined || feature.draft !== undefined || syntaxOf(feature.path) === 'markdown')
    return feature.document;
  const edited = renameFeature(feature.document, `${name} (${suffix})`.trim());
  const read = edited.ok ? parseFeature(edited.text) : undefined;
  return read?.ok ? read.document : feature.document;
}

/**
 * Makes a copy of a feature as it was, beside what there is: with ids of its own, under a free path, without links. Repeating it
 * makes no second one. Answers its id.
 */
export const makeBeside = (
  context: Context,
  projectId: string,
  featureId: string,
  copy: Copied<FeatureBody>,
  { writeId, suffix }: { writeId: string; suffix: string },
): Promise<string> =>
  change(writeId, context.now, async (records) => {
    const id = featureIdFrom(writeId);
    await records.prefetch([refs.feature(id), ...listRoots(projectId)]);
    const [made] = await records.read([refs.feature(id)]);
    if (made) return id;
    const catalogue = await readShards<CatalogueEntry>(records, 'catalogue', projectId);
    await touchShards(records, 'catalogue', projectId);
    const taken = new Set(catalogue.flatMap(({ file, path }) => [file, path]));
    const then = toFeature(featureId, { projectId, ...copy });
    const beside: Feature = {
      ...then,
      id,
      path: besidePath(then.path, suffix, taken),
      document: renamed(then, suffix),
      scenarios: then.scenarios.map((entry, n) => ({
        ...entry,
        id: scenarioIdFrom(id, `${writeId} ${n}`),
        issues: [],
      })),
      saves: [],
      olderSaves: 0,
      pages: [],
    };
    const named = { ...beside, fileName: fileName(`${shownName(then)} (${suffix})`, taken) };
    await putFeature(records, withSave(records, named, named, editOf(context, 'restore')));
    return id;
  });

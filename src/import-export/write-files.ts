import { changeText, type FoundAgain, type ReadText } from '../features/change-text';
import { tooLargeToSave, type Feature } from '../features/feature-record';
import { scenarioIdFrom } from '../records/keys';
import { foundWith, lookInto, movesAmong, tiedTo, type NewDocument } from './across-files';
import { afterMoves, exactMoves } from './exact-moves';
import { refused, told, undecided, type Imported } from './import-outcome';
import type { ImportTerms, ProjectTerms } from './import-terms';
import type { IncomingFile } from './incoming-file';
import { withTestTypes } from './test-types';

/** A file whose text is to become that of a feature. */
export interface ToWrite {
  file: IncomingFile;
  before: Feature;
  /** The text: the file's, or that merged with what was here. */
  read: ReadText;
  outcome: 'added' | 'replaced' | 'merged';
}

/** The feature with the file's text; its issues' lists are left to a job, since they may be any number. */
function withFile(terms: ProjectTerms, { before, file, read }: ToWrite, found?: FoundAgain) {
  const changed = changeText(before, read, {
    issues: terms.issues,
    newId: (index) => scenarioIdFrom(before.id, `${terms.writeId} ${index}`),
    identities: file.identities,
    found,
  });
  if ('ask' in changed) return changed;
  const pending = new Map([...before.pending, ...changed.issues].map((issue) => [issue.id, issue]));
  const known = new Set([...(found?.arrived.values() ?? [])].map(({ entry }) => entry.id));
  for (const { id } of before.scenarios) known.add(id);
  const feature = withTestTypes(terms, changed.feature, file, read, (id) => !known.has(id));
  return {
    ...changed,
    feature: { ...feature, pending: [...pending.values()] },
    fresh: feature.scenarios.filter(({ id }) => !known.has(id)).length,
  };
}

/** What becomes of a file that is to be written. */
function write(terms: ProjectTerms, planned: ToWrite, found?: FoundAgain): Imported {
  const { file, before, outcome } = planned;
  const changed = withFile(terms, planned, found);
  if ('ask' in changed) return undecided(terms, file, before, 'asks', changed);
  const { feature, links, fresh } = changed;
  const problem = tooLargeToSave(feature);
  if (problem) return refused(file.path, file.sha256, problem);
  const arrived = [...(found?.arrived.values() ?? [])].map(({ entry, from }) => ({
    scenarioId: entry.id,
    from,
  }));
  const known = told(file, terms.issues, outcome, feature, links);
  const still = new Set(feature.scenarios.map(({ id }) => id));
  const gone = before.scenarios.filter(({ id }) => !still.has(id) && !found?.left.has(id)).length;
  const counts = outcome === 'added' ? {} : { ...(fresh && { fresh }), ...(gone && { gone }) };
  return {
    ...known,
    outcome: { ...known.outcome, ...counts, ...(arrived.length && { arrived: arrived.length }) },
    before,
    ...(outcome === 'merged' && { merged: true }),
    ...(arrived.length && { arrived }),
  };
}

/** Whether a file is still to be written. */
export const isPlanned = (plan: Imported | ToWrite): plan is ToWrite => 'read' in plan;

/** Whether scenarios may have moved from this file or to it: it is to be written, or a person has to decide about it. */
const takesPart = (plan: Imported | ToWrite): boolean =>
  isPlanned(plan) || plan.outcome.outcome === 'conflicts';

/** The text that a feature may have after this; of one that conflicts, the file's. */
function documentsOf(plan: Imported | ToWrite, file: IncomingFile | undefined): NewDocument[] {
  const read = isPlanned(plan) ? plan.read : file?.read;
  const before = isPlanned(plan) ? plan.before : plan.feature;
  if (!file || !before || !read || !('document' in read) || !takesPart(plan)) return [];
  const { path, identities } = file;
  return [
    { path, before, text: read.text, document: read.document, identities, conflicts: !isPlanned(plan) },
  ];
}

/** A file that is not stored before a person has decided about another, though nothing has to be decided about itself. */
function waits(terms: ImportTerms, { file, before, outcome }: ToWrite, waitsFor: string): Imported {
  const known = undecided(terms, file, before, 'waits', { waitsFor });
  const { featureId, ...rest } = known.outcome;
  return outcome === 'added' ? { outcome: rest } : known;
}

const together = (other: string): string =>
  `Scenarios moved between this file and ${other}, which was refused. Correct that one, then import both together.`;

/**
 * What becomes of the files that are to be written, each with the file it came from. Scenarios that went from one to
 * another stay who they are. So a file is not stored before one that scenarios moved to or from: it waits while a person
 * has to decide about that one, and is refused when that one is.
 */
export function writeAll(
  terms: ProjectTerms,
  plans: readonly (Imported | ToWrite)[],
  files: readonly IncomingFile[],
): Imported[] {
  const looked = plans.flatMap((plan, n) => documentsOf(plan, files[n])).map(lookInto);
  const exact = exactMoves(looked);
  const texts = looked.map((text) => afterMoves(text, exact));
  const open = texts.filter((text) => text.undecided).map(({ path }) => path);
  const waiting = tiedTo(open, open.length ? [...exact, ...movesAmong(texts, exact)] : []);
  const free = texts.filter(({ path }) => !waiting.has(path));
  const moves = [...exact.filter(({ to }) => !waiting.has(to)), ...movesAmong(free, exact)];
  const found = foundWith(free, moves);

  const written = plans.map((plan, n): Imported => {
    const path = files[n]?.path ?? '';
    const waitsFor = takesPart(plan) ? waiting.get(path) : undefined;
    if (isPlanned(plan) && waitsFor !== undefined && !open.includes(path))
      return waits(terms, plan, waitsFor);
    const known = isPlanned(plan) ? write(terms, plan, found.get(path)) : plan;
    return waitsFor === undefined || waitsFor === path
      ? known
      : { ...known, outcome: { ...known.outcome, waitsFor } };
  });
  const isRefused = (n: number): boolean => written[n]?.outcome.outcome === 'refused';
  const refusedNow = plans.flatMap((plan, n) =>
    isPlanned(plan) && isRefused(n) ? [files[n]?.path ?? ''] : [],
  );
  const lost = tiedTo(refusedNow, moves);
  return written.map((one, n) => {
    const { path, sha256 } = one.outcome;
    const other = isRefused(n) ? undefined : lost.get(path);
    return other === undefined ? one : refused(path, sha256, together(other));
  });
}

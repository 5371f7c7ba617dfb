import { changeText, type FoundAgain, type ReadText } from '../features/change-text';
import { tooLarge, type Feature } from '../features/feature-record';
import { scenarioIdFrom } from '../records/keys';
import { findAcross, type NewDocument } from './across-files';
import { refused, told, undecided, type Imported } from './import-outcome';
import type { ImportTerms } from './import-terms';
import type { IncomingFile } from './incoming-file';

/** A file whose text is to become that of a feature. */
export interface ToWrite {
  file: IncomingFile;
  before: Feature;
  /** The text: the file's, or that merged with what was here. */
  read: ReadText;
  outcome: 'added' | 'replaced' | 'merged';
}

/** The feature with the file's text; its issues' lists are left to a job, since they may be any number. */
function withFile(terms: ImportTerms, { before, file, read }: ToWrite, found?: FoundAgain) {
  const changed = changeText(before, read, {
    issues: terms.issues,
    newId: (index) => scenarioIdFrom(before.id, `${terms.writeId} ${index}`),
    identities: file.identities,
    found,
  });
  if ('ask' in changed) return changed;
  const pending = new Map([...before.pending, ...changed.issues].map((issue) => [issue.id, issue]));
  return { ...changed, feature: { ...changed.feature, pending: [...pending.values()] } };
}

/** What becomes of a file that is to be written. */
function write(terms: ImportTerms, planned: ToWrite, found?: FoundAgain): Imported {
  const { file, before, outcome } = planned;
  const changed = withFile(terms, planned, found);
  if ('ask' in changed) return undecided(terms, file, before, 'asks', changed);
  const { feature, links } = changed;
  const problem = tooLarge(feature);
  if (problem) return refused(file.path, file.sha256, problem);
  const arrived = [...(found?.arrived.values() ?? [])].map(({ entry, from }) => ({
    scenarioId: entry.id,
    from,
  }));
  const known = told(file, terms.issues, outcome, feature, links);
  return {
    ...known,
    outcome: { ...known.outcome, ...(arrived.length && { arrived: arrived.length }) },
    before,
    ...(outcome === 'merged' && { merged: true }),
    ...(arrived.length && { arrived }),
  };
}

/** Whether a file is still to be written. */
export const isPlanned = (plan: Imported | ToWrite): plan is ToWrite => 'read' in plan;

const documentsOf = (plans: readonly (Imported | ToWrite)[]): NewDocument[] =>
  plans.flatMap((plan) =>
    isPlanned(plan) && 'document' in plan.read
      ? [{ path: plan.file.path, before: plan.before, document: plan.read.document }]
      : [],
  );

/** What becomes of the files that are to be written; scenarios that went from one to another stay who they are. */
export function writeAll(terms: ImportTerms, plans: readonly (Imported | ToWrite)[]): Imported[] {
  const found = findAcross(documentsOf(plans));
  const all = (look: typeof found): Imported[] =>
    plans.map((plan) => (isPlanned(plan) ? write(terms, plan, look.get(plan.file.path)) : plan));
  const written = all(found);
  const isRefused = written.some(
    ({ outcome }, n) => outcome.outcome === 'refused' && plans[n] !== written[n],
  );
  const isMoving = [...found.values()].some(({ arrived }) => arrived.size);
  // A scenario must not leave a file for one that is not stored after all.
  return isRefused && isMoving ? all(new Map()) : written;
}

import type { ImportedFile, ImportFile } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import type { Refusal } from './collect';
import type { Decisions } from './decisions';
import type { Choices, Chosen } from './import-state';
import { planBatches } from './plan';
import type { Prepared } from './prepare';
import { reportRows, type ReportRow } from './report';
import { summarise, type ImportSummary } from './summary';

/** An import that runs: what was chosen, what of it is left to send, and what the app said. */
export interface Work {
  chosen: Chosen;
  choices: Choices;
  prepared: Prepared;
  batches: ImportFile[][];
  next: number;
  /** Files that can be sent, and how many the app answered for. */
  total: number;
  done: number;
  answered: ImportedFile[];
  /** Files that no request can carry. */
  tooLarge: Refusal[];
  /** Files that the app did not speak of. */
  silent: Refusal[];
  /** What was decided so far, by path. */
  decisions: Decisions;
  /** Nothing is written. */
  checks: boolean;
  /** There is more to say of each file than where it went. */
  isReported: boolean;
}

const why = (paths: readonly { path: string }[], reason: string): Refusal[] =>
  paths.map(({ path }) => ({ path, reason }));

/** What is to be done with files that were made ready. */
export function workOf(chosen: Chosen, choices: Choices, prepared: Prepared, checks: boolean): Work {
  const { batches, tooLarge } = planBatches(prepared.ready);
  const ready = prepared.ready.reduce((sum, group) => sum + group.length, 0);
  return {
    chosen,
    choices,
    prepared,
    batches,
    next: 0,
    total: ready - tooLarge.length + prepared.unread.length,
    done: 0,
    answered: [],
    tooLarge: why(tooLarge, strings.import.why.tooLarge),
    silent: [],
    decisions: new Map(),
    checks,
    isReported: checks || choices.origin.tool !== undefined,
  };
}

/** The same files, now to be imported. */
export const inEarnest = (work: Work): Work => ({
  ...work,
  checks: false,
  next: 0,
  done: 0,
  answered: [],
  silent: [],
});

/** Takes down what the app said of a request's files. */
export function takeDown(work: Work, files: readonly ImportFile[], said: readonly ImportedFile[]): void {
  const paths = new Set(said.map(({ path }) => path));
  work.answered.push(...said);
  work.silent.push(
    ...why(
      files.filter(({ path }) => !paths.has(path)),
      strings.import.unanswered,
    ),
  );
  work.done += files.length;
}

export const summaryOf = ({
  chosen,
  prepared,
  answered,
  tooLarge,
  silent,
  total,
  done,
}: Work): ImportSummary =>
  summarise({
    answered,
    refused: [...prepared.refused, ...tooLarge, ...silent],
    unsent: total - done,
    skipped: chosen.collected.skipped,
  });

export const reportOf = ({ prepared, answered, tooLarge, silent }: Work): ReportRow[] =>
  reportRows({ ...prepared, answered, lost: [...tooLarge, ...silent] });

/** Files that are imported or left as they are in the project: not what remains of one where there is no feature for it. */
export const toImport = ({ total, answered }: Work): number =>
  total - answered.filter(({ outcome }) => outcome === 'absent').length;

import type { Tool } from '@behave-pro/core/gherkin/importers';
import type { ApiFailure } from '../../api';
import type { ChosenFile } from './chosen';
import type { Collected } from './collect';
import type { Decision } from './decisions';
import type { Origin } from './prepare';
import type { ReportRow } from './report';
import type { ImportSummary } from './summary';

export type OnExisting = 'keep' | 'replace' | 'merge';

/** What a person chooses before files are sent. */
export interface Choices {
  onExisting: OnExisting;
  origin: Origin;
}

/** What was chosen to be imported. `recognised`: what the files look like. */
export interface Chosen {
  collected: Collected;
  recognised?: Tool | undefined;
}

export type ImportState =
  | { phase: 'choosing'; failure?: ApiFailure }
  | { phase: 'looking' }
  /** `choices` are those made before. */
  | ({ phase: 'review'; choices?: Choices; failure?: ApiFailure } & Chosen)
  /** `done` counts files made ready, or those the app answered for; out of `total`. */
  | { phase: 'reading' | 'checking' | 'sending'; done: number; total: number; stopping: boolean }
  | { phase: 'failed'; done: number; total: number; checks: boolean; failure: ApiFailure }
  /** What would become of the files; nothing is done yet. `total`: those that would be imported. */
  | { phase: 'checked'; summary: ImportSummary; report: ReportRow[]; total: number }
  /** `deciding`: the path of the file that is shown to be decided about. `report` of an import of another tool’s files. */
  | { phase: 'ended'; summary: ImportSummary; report?: ReportRow[]; deciding?: string };

export interface Import {
  state: ImportState;
  /** Files are still to be sent: leaving the page now would break it off. */
  running: boolean;
  choose(files: ChosenFile[] | Promise<ChosenFile[]>): void;
  /** Tells what would become of the files. */
  check(choices: Choices): void;
  /** Imports the files; those that were checked as they were chosen then. */
  start(choices?: Choices): void;
  /** From what would happen back to the choices. */
  back(): void;
  /** After the files that are on their way. */
  stop(): void;
  /** Goes on with the files that failed. */
  retry(): void;
  /** Leaves it at what was imported so far. */
  end(): void;
  /** Shows a file to be decided about, or the result. */
  decide(path: string | undefined): void;
  /**
   * Sends a file again with what was decided about it, and those that have to be stored together with it; then goes on to
   * the next one to be decided about. Rejects with `ApiFailure`.
   */
  answer(path: string, decision: Decision): Promise<void>;
  reset(): void;
}

import type { TextProblem } from '@behave-pro/core/gherkin';
import type { Ask, Identities, MergeConflict } from './saving';

/** A file to import. */
export interface ImportFile {
  /** With `/` between folders. */
  path: string;
  /** Its bytes, gzipped, in base64. */
  gz: string;
  /** Answers to what was asked of this file before. */
  identities?: Identities;
}

export interface ImportedFile {
  path: string;
  /**
   * `kept`: the project has another text under this path, which stays. `refused`: nothing was stored, `reason` says why.
   * `merged`: with what was written here since it was last imported. `asks` and `conflicts`: nothing was stored yet,
   * `ask` or `conflict` says what a person has to decide first.
   */
  outcome: 'added' | 'unchanged' | 'replaced' | 'merged' | 'kept' | 'refused' | 'asks' | 'conflicts';
  conflict?: MergeConflict;
  ask?: Ask;
  reason?: string;
  featureId?: string;
  name?: string;
  scenarios: number;
  /** It was stored as a draft: the first place where it cannot be read. */
  draft?: TextProblem;
  /** Scenarios that came from other files of the import; absent when there are none. */
  arrived?: number;
  /** Links to issues that its tags made. */
  links: number;
  /** Tags that look like issue keys but name no issue this person may edit. */
  unknownKeys: string[];
  /** Of the bytes as they came, in hex. */
  sha256: string;
}

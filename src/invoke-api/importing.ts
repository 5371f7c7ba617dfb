import type { TextProblem } from '@behave-pro/core/gherkin';
import type { Ask, Identities, MergeConflict } from './saving';

/** A text that is decided on instead of a file's, gzipped, in base64. */
export interface DecidedText {
  gz: string;
  /** Hash of the feature's text that it is to replace. With another text there, the file is merged with that anew. */
  over: string;
}

/** A file to import. */
export interface ImportFile {
  /** With `/` between folders. */
  path: string;
  /** Its bytes, gzipped, in base64. */
  gz: string;
  /**
   * How its scenarios are tested where its text does not say so, a letter each in their order: `m` manual, `a` automated, `-`
   * not known. Taken for scenarios that are new here; for the others where files replace what is here.
   */
  testTypes?: string;
  /** The path is a name in a download: the feature that is downloaded under it is meant, wherever its own file came from. */
  download?: true;
  /** What an export leaves of a file: it makes no feature, and becomes the text of one that is there. */
  remains?: true;
  /** Answers to what was asked of this file before. */
  identities?: Identities;
  /** What a person made of the file and the feature's text where both changed. */
  decided?: DecidedText;
}

export interface ImportedFile {
  path: string;
  /**
   * `kept`: the project has another text under this path, which stays. `refused`: nothing was stored, `reason` says why.
   * `merged`: with what was written here since it was last imported. `asks` and `conflicts`: nothing was stored yet,
   * `ask` or `conflict` says what a person has to decide first. `waits`: neither was this, since scenarios moved between it
   * and such a file; `waitsFor` says which. `absent`: it is what remains of a file, and there is no such feature.
   */
  outcome:
    | 'added'
    | 'unchanged'
    | 'replaced'
    | 'merged'
    | 'kept'
    | 'refused'
    | 'asks'
    | 'conflicts'
    | 'waits'
    | 'absent';
  /**
   * Path of the first file that a person has to decide about, where scenarios moved between that and this one, directly or
   * through others. They are to be sent again in one request, with every decision made so far. Also of one that `asks` or
   * `conflicts` itself.
   */
  waitsFor?: string;
  conflict?: MergeConflict;
  ask?: Ask;
  reason?: string;
  featureId?: string;
  name?: string;
  scenarios: number;
  /** Of a feature that is replaced or merged: scenarios that are new to it, and those that are in no file any more; absent where there is none. */
  fresh?: number;
  gone?: number;
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

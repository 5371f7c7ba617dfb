/** A file as it was exported. */
export interface ExportedFile {
  path: string;
  bytes: Uint8Array;
}

/** What was made of a file, or of something in it, and why. */
export type ImportNote =
  /** It is imported under a path that the next export of it has too. */
  | { kind: 'path'; path: string }
  /** Scenarios whose tags said how they are tested: that is their test type now. */
  | { kind: 'test-types'; manual: number; automated: number }
  /** Issues that tags link scenarios to. */
  | { kind: 'links'; keys: string[] }
  /** Tags that say what Jira says of the issues. */
  | { kind: 'left-out'; tags: string[] }
  /** Scenarios that are kept once, in another file, with the tags they have here. */
  | { kind: 'joined'; scenarios: string[]; into: string }
  /** The same test reads differently, here and in other files: each is kept. */
  | { kind: 'differs'; scenarios: string[]; from: string }
  /** Nobody can tell which test of the tool each is: its number stands on several, or it has several. Each is kept. */
  | { kind: 'unclear'; scenarios: string[] }
  /** The preconditions that its background is. */
  | { kind: 'background'; keys: string[] }
  /** It cannot be read as Gherkin, so it is imported as it is. */
  | { kind: 'as-it-is' }
  /** It has no mark of the tool. */
  | { kind: 'not-of-tool' };

/** How a scenario was tested in the tool, as far as the export says. */
export type ToldTestType = 'manual' | 'automated' | undefined;

/** A file as it is to be imported. */
export interface TakenFile {
  /** The exported one. */
  source: string;
  path: string;
  bytes: Uint8Array;
  /** One a scenario, in order; empty where nothing is said of any. */
  testTypes: ToldTestType[];
  notes: ImportNote[];
}

/**
 * A file whose scenarios are all kept in others. What is left of it makes no feature; one that is there under its path had
 * these scenarios before, and loses them to those files.
 */
export interface EmptiedFile {
  source: string;
  path: string;
  bytes: Uint8Array;
  /** Paths of the files that keep them. */
  into: string[];
  notes: ImportNote[];
}

/** An export as it is to be imported. */
export interface TakenExport {
  files: TakenFile[];
  emptied: EmptiedFile[];
}

import type { TitleKind, Words } from './words';

export type LineKind =
  'blank' | 'comment' | 'language' | 'tags' | 'title' | 'step' | 'row' | 'fence' | 'content' | 'text';

/** What a line's reading depends on from the lines above it. */
export interface Before {
  words: Words;
  /** A `# language:` comment may still come: nothing but comments and blank lines stand above. */
  opening: boolean;
  /** The marks of the doc string the line is in. */
  fence?: string;
  /** The line above is a row of a table. */
  inTable: boolean;
  /** What the nearest title line above is. */
  part?: TitleKind;
  /** Steps or rows stand below that title: what comes is no description of it. */
  begun: boolean;
}

/** What a line is, and where its parts begin; offsets count in the line, from 0. */
export interface Line {
  kind: LineKind;
  /** Where its text begins, behind the white space. */
  start: number;
  /** Behind the keyword of a title or step; of other lines `start`. */
  rest: number;
  title?: TitleKind;
  after: Before;
}

/** Makes the lines of a text whose words begin at `start`: each ends a table unless it says otherwise. */
export const linesFrom =
  (start: number, before: Before) =>
  (kind: LineKind, after: Partial<Before> = {}, rest = 0): Line => ({
    kind,
    start,
    rest: start + rest,
    after: { ...before, inTable: false, ...after },
  });

/** The same reading of all that follows. */
export const sameBefore = (a: Before, b: Before): boolean =>
  a.words === b.words &&
  a.opening === b.opening &&
  a.fence === b.fence &&
  a.inTable === b.inTable &&
  a.part === b.part &&
  a.begun === b.begun;

/** Reads one line by what stands above it. */
export type ReadLine = (text: string, before: Before) => Line;

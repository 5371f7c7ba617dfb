import { dominantEnding, splitLines, type SourceLine } from '../lines';
import { placed, type PlacedLine } from './placed-lines';

export interface Sides<T> {
  base: T;
  mine: T;
  theirs: T;
}

/** How a text begins and ends: facts of the whole that are merged apart from its lines. */
export interface Ends {
  /** A byte order mark, or nothing. */
  mark: string;
  /** The last line has no newline. */
  open: boolean;
}

const BOM = '\uFEFF';

/** What one side changed; where both did, what mine says. */
export const changedOf = <T>({ base, mine, theirs }: Sides<T>): T => (mine === base ? theirs : mine);

const mapSides = <T, U>({ base, mine, theirs }: Sides<T>, map: (side: T) => U): Sides<U> => ({
  base: map(base),
  mine: map(mine),
  theirs: map(theirs),
});

/**
 * The lines of three texts, comparable: every line ended, and where one side changed the line endings of the whole
 * text, those of the others changed likewise, so that this meets no other change.
 */
export function laidOut(texts: Sides<string>): { lines: Sides<PlacedLine[]>; ends: Ends } {
  const split = mapSides(texts, (text) => {
    const mark = text.startsWith(BOM) ? BOM : '';
    const lines = splitLines(text.slice(mark.length));
    return { mark, lines, open: lines.at(-1)?.ending === '', ending: dominantEnding(lines) };
  });
  const wanted = changedOf(mapSides(split, ({ ending }) => ending));
  const lines = mapSides(split, ({ lines, ending }) =>
    placed(
      lines.map((line): SourceLine => {
        const closed = line.ending || ending;
        return { content: line.content, ending: closed === ending ? wanted : closed };
      }),
    ),
  );
  return {
    lines,
    ends: {
      mark: changedOf(mapSides(split, ({ mark }) => mark)),
      open: changedOf(mapSides(split, ({ open }) => open)),
    },
  };
}

import type { SourceLine } from '../lines';
import type { Sides } from './layout';
import type { PlacedLine } from './placed-lines';

/** Which part of a feature a conflict is in. `text`: the text as a whole, where it was not merged by parts. */
export interface MergePlace {
  part: 'feature' | 'background' | 'rule' | 'scenario' | 'end' | 'text';
  /** The part's name. */
  name?: string;
  /** The name of the rule it is in. */
  rule?: string;
}

/** Lines of one version. */
export interface SideLines {
  /** The number of the first of them in that version, from 1; without lines, 0. */
  line: number;
  lines: SourceLine[];
}

/** What both sides changed differently. A side without lines took away what the base had. */
export interface MergeConflict extends Sides<SideLines> {
  place: MergePlace;
}

/** Merged lines, or the place of a conflict among them. */
export type MergePiece = { lines: SourceLine[] } | { conflict: MergeConflict };

const bare = ({ content, ending }: SourceLine): SourceLine => ({ content, ending });

export const merged = (lines: readonly SourceLine[]): MergePiece => ({ lines: lines.map(bare) });

const sideLines = (lines: readonly PlacedLine[]): SideLines => ({
  line: lines[0]?.line ?? 0,
  lines: lines.map(bare),
});

export const conflict = (
  place: MergePlace,
  { base, mine, theirs }: Sides<readonly PlacedLine[]>,
): MergePiece => ({
  conflict: { place, base: sideLines(base), mine: sideLines(mine), theirs: sideLines(theirs) },
});

export const conflictsIn = (pieces: readonly MergePiece[]): MergeConflict[] =>
  pieces.flatMap((piece) => ('conflict' in piece ? [piece.conflict] : []));

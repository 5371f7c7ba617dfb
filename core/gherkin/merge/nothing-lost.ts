import type { SourceLine } from '../lines';
import type { Sides } from './layout';
import type { MergePiece } from './pieces';
import { countedLines } from './placed-lines';

/**
 * Whether every line that either side wrote is among the pieces, as often as it must be: a line that one side wrote
 * once more and the other once less stays as often as it was. White space and blank lines do not count.
 */
export function nothingLost(
  { base, mine, theirs }: Sides<readonly SourceLine[]>,
  pieces: readonly MergePiece[],
): boolean {
  const [before, one, other] = [countedLines(base), countedLines(mine), countedLines(theirs)];
  const there = countedLines(
    pieces.flatMap((piece) =>
      'lines' in piece ? piece.lines : [...piece.conflict.mine.lines, ...piece.conflict.theirs.lines],
    ),
  );
  return [...new Set([...one.keys(), ...other.keys()])].every((key) => {
    const of = (counts: ReadonlyMap<string, number>) => counts.get(key) ?? 0;
    const wanted =
      of(one) >= of(before) && of(other) >= of(before)
        ? Math.max(of(one), of(other))
        : of(one) + of(other) - of(before);
    return of(there) >= wanted;
  });
}

import { changedOf, type Sides } from './layout';
import { conflict, merged, type MergePiece, type MergePlace } from './pieces';
import type { PlacedLine } from './placed-lines';
import { regionsOf, type Region } from './regions';
import { reindentAs } from './reindent';

const sameKeys = (one: readonly PlacedLine[], other: readonly PlacedLine[]): boolean =>
  one.length === other.length && one.every(({ key }, index) => key === other[index]?.key);

/** Lines that no side changed, or changed in their white space only. */
function unchanged(place: MergePlace, { base, mine, theirs }: Region): MergePiece[] {
  return base.map((before, index) => {
    const one = mine[index] ?? before;
    const other = theirs[index] ?? before;
    const differ = one.content !== other.content && one.content.trim() !== other.content.trim();
    if (differ && one.content !== before.content && other.content !== before.content) {
      return conflict(place, { base: [before], mine: [one], theirs: [other] });
    }
    const of = <K extends 'content' | 'ending'>(field: K) =>
      changedOf({ base: before[field], mine: one[field], theirs: other[field] });
    return merged([{ content: of('content'), ending: of('ending') }]);
  });
}

/** Lines that both sides changed: what they have in common is taken once, what is left is a conflict. */
function changedByBoth(place: MergePlace, { base, mine, theirs }: Region): MergePiece[] {
  const shortest = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < shortest && mine[head]?.key === theirs[head]?.key) head += 1;
  let foot = 0;
  while (foot < shortest - head && mine.at(-1 - foot)?.key === theirs.at(-1 - foot)?.key) foot += 1;
  const inner = (lines: readonly PlacedLine[]) => lines.slice(head, lines.length - foot);
  const rest = { base, mine: inner(mine), theirs: inner(theirs) };
  const blank = [...base, ...rest.mine, ...rest.theirs].every(({ key }) => key === '');
  const settled =
    rest.mine.length + rest.theirs.length === 0 ||
    blank ||
    (base.length === 0 && (rest.mine.length === 0 || rest.theirs.length === 0));
  return [
    merged(mine.slice(0, head)),
    settled ? merged(rest.theirs.length > rest.mine.length ? rest.theirs : rest.mine) : conflict(place, rest),
    merged(mine.slice(mine.length - foot)),
  ];
}

/** The lines of the base that a side kept, with what it made of their white space. */
function pairsOf(regions: readonly Region[], side: 'mine' | 'theirs'): [PlacedLine, PlacedLine][] {
  return regions.flatMap((region) =>
    region.changedBy !== 'both' && region.changedBy !== side
      ? region.base.map((line, index): [PlacedLine, PlacedLine] => [line, region[side][index] ?? line])
      : [],
  );
}

/**
 * Merges three versions of the lines of one part by line. A side that has no lines took the part away: it goes where
 * the other side left it as it was.
 */
export function mergePart(place: MergePlace, sides: Sides<readonly PlacedLine[]>): MergePiece[] {
  const { base, mine, theirs } = sides;
  const said = (lines: readonly PlacedLine[]) => lines.filter(({ key }) => key !== '');
  const gone = (one: readonly PlacedLine[], other: readonly PlacedLine[]) =>
    base.length > 0 && one.length === 0 && sameKeys(said(base), said(other));
  if (gone(mine, theirs) || gone(theirs, mine)) return [];
  const regions = regionsOf({ base, mine, theirs });
  const asMine = reindentAs(pairsOf(regions, 'mine'));
  const asTheirs = reindentAs(pairsOf(regions, 'theirs'));
  return regions.flatMap((region): MergePiece[] => {
    if (region.changedBy === 'none') return unchanged(place, region);
    if (region.changedBy === 'both') return changedByBoth(place, region);
    if (region.changedBy === 'mine') {
      return [merged(asTheirs && !asMine ? region.mine.map(asTheirs) : region.mine)];
    }
    return [merged(asMine && !asTheirs ? region.theirs.map(asMine) : region.theirs)];
  });
}

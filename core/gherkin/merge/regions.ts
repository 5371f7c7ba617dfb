import { diffArrays } from 'diff';
import { MAX_CHANGED_LINES } from '../merge-lines';
import type { Sides } from './layout';
import type { PlacedLine } from './placed-lines';

/** A stretch that no side changed but for white space, or one that at least one side changed. */
export interface Region extends Sides<PlacedLine[]> {
  changedBy: 'none' | 'mine' | 'theirs' | 'both';
}

/** Lines of the base, from `start` to before `end`, in whose place a side has `length` lines. */
interface Hunk {
  side: 'mine' | 'theirs';
  start: number;
  end: number;
  length: number;
}

function hunksOf(base: readonly string[], changed: readonly string[], side: Hunk['side']): Hunk[] {
  const changes = diffArrays([...base], [...changed], { maxEditLength: MAX_CHANGED_LINES });
  if (!changes) return [{ side, start: 0, end: base.length, length: changed.length }];
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | undefined;
  for (const { added, removed, value } of changes) {
    if (!added && !removed) {
      at += value.length;
      open = undefined;
      continue;
    }
    if (!open) hunks.push((open = { side, start: at, end: at, length: 0 }));
    if (added) open.length += value.length;
    else open.end = at += value.length;
  }
  return hunks;
}

/**
 * Whether two changes meet. Changes of neighbouring lines do not: what stands where is clear. With lines put in at the
 * very border it is not.
 */
function meets(group: readonly Hunk[], hunk: Hunk): boolean {
  return group.some(({ start, end }) =>
    start === end || hunk.start === hunk.end
      ? hunk.start <= end && start <= hunk.end
      : hunk.start < end && start < hunk.end,
  );
}

function grouped(hunks: Hunk[]): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = groups.at(-1);
    if (last && meets(last, hunk)) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** Cuts three versions of the same lines into regions, in order; each line of each version is in exactly one. */
export function regionsOf({ base, mine, theirs }: Sides<readonly PlacedLine[]>): Region[] {
  const keys = (lines: readonly PlacedLine[]) => lines.map(({ key }) => key);
  const baseKeys = keys(base);
  const groups = grouped([
    ...hunksOf(baseKeys, keys(mine), 'mine'),
    ...hunksOf(baseKeys, keys(theirs), 'theirs'),
  ]);
  const regions: Region[] = [];
  const at = { base: 0, mine: 0, theirs: 0 };
  const take = (changedBy: Region['changedBy'], lengths: Sides<number>): void => {
    regions.push({
      changedBy,
      base: base.slice(at.base, (at.base += lengths.base)),
      mine: mine.slice(at.mine, (at.mine += lengths.mine)),
      theirs: theirs.slice(at.theirs, (at.theirs += lengths.theirs)),
    });
  };
  const takeSame = (length: number): void => {
    if (length > 0) take('none', { base: length, mine: length, theirs: length });
  };
  for (const group of groups) {
    const start = Math.min(...group.map((hunk) => hunk.start));
    const length = Math.max(...group.map((hunk) => hunk.end)) - start;
    takeSame(start - at.base);
    const lengthIn = (side: Hunk['side']): number =>
      group.reduce(
        (sum, hunk) => (hunk.side === side ? sum + hunk.length - (hunk.end - hunk.start) : sum),
        length,
      );
    const by = new Set(group.map(({ side }) => side));
    take(by.size === 2 ? 'both' : by.has('mine') ? 'mine' : 'theirs', {
      base: length,
      mine: lengthIn('mine'),
      theirs: lengthIn('theirs'),
    });
  }
  takeSame(base.length - at.base);
  return regions;
}

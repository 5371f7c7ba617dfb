/** Each day one of so many parts of a backup is compared with what is there. */
export const SHARES = 30;
/** Parts that one run catches up with after days without one. */
const AT_ONCE = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The part that a leaf belongs to. */
export const shareOf = (leaf: string): number => Number(leaf.slice(leaf.indexOf('.') + 1)) % SHARES;

/**
 * The parts to compare now: the one that was compared longest ago, and one more for each day that was missed, three at once at
 * most.
 *
 * @param comparedAt When each part was last compared, in epoch milliseconds; 0 where it never was.
 */
export function sharesDue(comparedAt: readonly number[], now: number): number[] {
  const newest = Math.max(0, ...comparedAt);
  const days = newest ? Math.floor((now - newest) / DAY_MS + 0.2) : 1;
  const oldestFirst = Array.from({ length: SHARES }, (_, share) => share).sort(
    (a, b) => (comparedAt[a] ?? 0) - (comparedAt[b] ?? 0) || a - b,
  );
  return oldestFirst.slice(0, Math.min(Math.max(days, 0), AT_ONCE));
}

/** Days within which all records are looked through: what no backup knows and no looking for changes found is rare. */
export const CENSUS_DAYS = 60;

/** How many records one run looks through of so many. */
export const censusSize = (count: number): number => Math.ceil((count * 1.05) / CENSUS_DAYS) + 1;

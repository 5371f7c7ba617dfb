import { sizeOf, type Leaf, type Leaves } from './leaves';

/** Days within which all copies of a backup are compared with what is there. */
export const ROUND_DAYS = 30;
/** As many days' records as one run compares after days without one. */
const AT_ONCE = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How far comparing has come, which goes through everything that a backup has, and then begins again. */
export interface Comparing {
  /** How many records this round has compared, of how many the backup had then. */
  done: number;
  of: number;
  /** How far it came; absent where a round begins. Without `key` all of that leaf was compared. */
  place?: { leaf: string; key?: string };
  /** When a round was last through, in epoch milliseconds. */
  whole?: number;
}

/**
 * How many records to compare now of so many: a thirtieth, and as many again for each day that was missed, three times as many
 * at most.
 *
 * @param last When the last ones were compared, in epoch milliseconds.
 */
export function comparedNow(of: number, last: number | undefined, now: number): number {
  const days = last === undefined ? 1 : Math.floor((now - last) / DAY_MS + 0.2);
  return Math.ceil(of / ROUND_DAYS) * Math.min(Math.max(days, 1), AT_ONCE);
}

/** Each of so many groups has leaves of every kind: what is compared in a day costs about what it costs on another. */
const GROUPS = 60;

const groupOf = (leaf: string): number => Number(leaf.slice(leaf.indexOf('.') + 1)) % GROUPS;

const inRound = (a: string, b: string): number => groupOf(a) - groupOf(b) || (a < b ? -1 : Number(a > b));

/** The leaves which the next `count` records of a round are in. */
export function leavesDue(leaves: Leaves, { place }: Comparing, count: number): string[] {
  const due: string[] = [];
  let sure = 0;
  for (const name of Object.keys(leaves).sort(inRound)) {
    if (place && inRound(name, place.leaf) < 0) continue;
    if (sure >= count) break;
    due.push(name);
    // How much is left of the leaf that was begun is not known before it is read.
    if (name !== place?.leaf) sure += leaves[name]?.count ?? 0;
  }
  return due;
}

/** The next `count` records of a round, and how far it is then. `due`: what `leavesDue` answers, as these leaves are now. */
export function recordsDue(
  leaves: Leaves,
  { place, done, whole }: Comparing,
  due: readonly (readonly [name: string, leaf: Leaf])[],
  count: number,
  now: number,
): { records: { leaf: string; key: string }[]; after: Comparing } {
  const left = due.flatMap(([name, leaf]) => {
    const keys = [...leaf.keys()].sort();
    const isBegun = place?.leaf === name;
    return keys.flatMap((key) =>
      isBegun && (place.key === undefined || key <= place.key) ? [] : [{ leaf: name, key }],
    );
  });
  const records = left.slice(0, count);
  const of = sizeOf(leaves);
  const before = whole === undefined ? {} : { whole };
  const last = due.at(-1)?.[0];
  const isLast = (name: string): boolean => Object.keys(leaves).every((other) => inRound(other, name) <= 0);
  if (!of) return { records, after: { done: 0, of, ...before } };
  if (records.length < left.length)
    return { records, after: { done: done + records.length, of, place: records.at(-1), ...before } };
  return last === undefined || isLast(last)
    ? { records, after: { done: 0, of, whole: now } }
    : { records, after: { done: done + records.length, of, place: { leaf: last }, ...before } };
}

/** Days within which all records are looked through: what no backup knows and no looking for changes found is rare. */
export const CENSUS_DAYS = 60;

/** How many records one run looks through of so many. */
export const censusSize = (count: number): number => Math.ceil((count * 1.05) / CENSUS_DAYS) + 1;

import type { Leaf } from './leaves';

/** What restoring comes to, as counts. */
export interface RestoreCounts {
  /** Features that are there and have changed since. */
  back: number;
  /** Features that are no more. */
  again: number;
  /** Features that came later and are removed. */
  newer: number;
  /** Issues whose votes, questions, defects, cards or order of scenarios become those of then. */
  issues: number;
}

export const NOTHING_TO_RESTORE: RestoreCounts = { back: 0, again: 0, newer: 0, issues: 0 };

export const totalOf = (all: readonly RestoreCounts[]): RestoreCounts =>
  all.reduce(
    (sum, { back, again, newer, issues }) => ({
      back: sum.back + back,
      again: sum.again + again,
      newer: sum.newer + newer,
      issues: sum.issues + issues,
    }),
    NOTHING_TO_RESTORE,
  );

/** How the records of a leaf of then and of now differ. */
export function difference(then: Leaf, now: Leaf): { changed: string[]; lost: string[]; newer: string[] } {
  const changed: string[] = [];
  const lost: string[] = [];
  for (const [key, { hash }] of then) {
    const present = now.get(key);
    if (!present) lost.push(key);
    else if (present.hash !== hash) changed.push(key);
  }
  return { changed, lost, newer: [...now.keys()].filter((key) => !then.has(key)) };
}

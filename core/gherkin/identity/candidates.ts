import { groupsOf } from './groups';
import type { Likeness } from './likeness';
import type { Item } from './side';

/** How many of the nearest are compared in full. */
const NEAREST = 8;
/** How many holders of its terms are looked at for one scenario, holders of rare terms first. */
const LOOKS = 4000;

interface Pair {
  before: Item;
  after: Item;
}

/**
 * Pairs worth comparing: for each of both sides those that share the most, by weight, with it. Terms that too many have
 * are passed over, so that the work grows with the number of scenarios and not with its square.
 */
export function candidatePairs(before: readonly Item[], after: readonly Item[], likeness: Likeness): Pair[] {
  const holders = new Map<number, Item[]>();
  for (const item of before)
    for (const { term } of likeness.termsOf(item)) {
      const list = holders.get(term);
      if (list) list.push(item);
      else holders.set(term, [item]);
    }
  const shared = after.flatMap((item) => {
    const known = likeness
      .termsOf(item)
      .map(({ term, weight }) => ({ term, weight, found: holders.get(term) ?? [] }))
      .sort((a, b) => a.found.length - b.found.length || a.term - b.term);
    const weights = new Map<Item, number>();
    let looks = 0;
    for (const { weight, found } of known) {
      looks += found.length;
      if (looks > LOOKS && weights.size) break;
      for (const old of found) weights.set(old, (weights.get(old) ?? 0) + weight);
    }
    return [...weights].map(([old, weight]) => ({ before: old, after: item, weight }));
  });
  const nearest = (side: keyof Pair): typeof shared =>
    [...groupsOf(shared, (pair) => pair[side]).values()].flatMap((group) =>
      group
        .sort((a, b) => b.weight - a.weight || a.before.at - b.before.at || a.after.at - b.after.at)
        .slice(0, NEAREST),
    );
  return [...new Set([...nearest('before'), ...nearest('after')])];
}

import { groupsOf } from './groups';
import type { Likeness } from './likeness';
import type { Item } from './side';

/** How many of the nearest are compared in full. */
const NEAREST = 8;
/** How many holders of its terms are looked at for one scenario, holders of rare terms first. */
const LOOKS = 600;

export interface Pair {
  before: Item;
  after: Item;
}

/** Who of one side has a term, by term. */
function holdersOf(items: readonly Item[], likeness: Likeness): Map<number, Item[]> {
  const holders = new Map<number, Item[]>();
  for (const item of items)
    for (const { term } of likeness.termsOf(item)) {
      const list = holders.get(term);
      if (list) list.push(item);
      else holders.set(term, [item]);
    }
  return holders;
}

/** What of its terms a scenario shares with others, by weight. */
function sharedWeights(
  item: Item,
  holders: ReadonlyMap<number, Item[]>,
  likeness: Likeness,
): Map<Item, number> {
  const known = likeness
    .termsOf(item)
    .flatMap(({ term, weight }) => {
      const found = holders.get(term);
      return found ? [{ term, weight, found }] : [];
    })
    .sort((a, b) => a.found.length - b.found.length || a.term - b.term);
  const weights = new Map<Item, number>();
  let looks = 0;
  for (const { weight, found } of known) {
    looks += found.length;
    if (looks > LOOKS && weights.size) break;
    for (const old of found.slice(0, LOOKS)) weights.set(old, (weights.get(old) ?? 0) + weight);
  }
  return weights;
}

/**
 * Pairs worth comparing: for each of both sides those that share the most, by weight, with it. Terms that too many have
 * are passed over, so that the work grows with the number of scenarios and not with its square.
 */
export function candidatePairs(before: readonly Item[], after: readonly Item[], likeness: Likeness): Pair[] {
  const holders = holdersOf(before, likeness);
  const shared = after.flatMap((item) =>
    [...sharedWeights(item, holders, likeness)].map(([old, weight]) => ({
      before: old,
      after: item,
      weight,
    })),
  );
  const nearest = (side: keyof Pair): typeof shared =>
    [...groupsOf(shared, (pair) => pair[side]).values()].flatMap((group) =>
      group
        .sort((a, b) => b.weight - a.weight || a.before.at - b.before.at || a.after.at - b.after.at)
        .slice(0, NEAREST),
    );
  return [...new Set([...nearest('before'), ...nearest('after')])];
}

import type { Sides } from './layout';

/** The longest run of numbers, not necessarily neighbours, that increase. */
function longestIncreasing(numbers: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, at) => {
    let low = 0;
    for (let high = tails.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(numbers[at] ?? 0);
  return run.reverse();
}

/** The members of `base` that a side left in their order. */
function unmoved(base: readonly string[], side: readonly string[]): Set<string> {
  const positions = new Map(base.map((id, index) => [id, index]));
  const present = side.map((id) => positions.get(id)).filter((at) => at !== undefined);
  return new Set(longestIncreasing(present).map((at) => base[at] ?? ''));
}

/**
 * Merges three orders of ids. `members` are those that stay. What a side moved or added goes behind the next part above
 * it that nobody moved; what both put in the same place comes in turn, mine first. What both moved is where mine has it.
 */
export function mergedOrder(orders: Sides<readonly string[]>, members: ReadonlySet<string>): string[] {
  const only = (ids: readonly string[]) => ids.filter((id) => members.has(id));
  const base = only(orders.base);
  const mine = only(orders.mine);
  const theirs = only(orders.theirs);
  const keptByMine = unmoved(base, mine);
  const keptByTheirs = unmoved(base, theirs);
  const anchors = base.filter((id) => keptByMine.has(id) && keptByTheirs.has(id));
  const isAnchor = new Set(anchors);
  const inTheirs = new Set(theirs);
  const ofMine = new Set(mine.filter((id) => !keptByMine.has(id) || !inTheirs.has(id)));

  const behind = new Map<string, string[]>();
  const place = (order: readonly string[], owns: (id: string) => boolean): void => {
    let anchor = '';
    for (const id of order) {
      if (isAnchor.has(id)) anchor = id;
      else if (owns(id)) behind.set(anchor, [...(behind.get(anchor) ?? []), id]);
    }
  };
  place(mine, (id) => ofMine.has(id));
  place(theirs, (id) => !ofMine.has(id) && !isAnchor.has(id));
  return ['', ...anchors].flatMap((id) => [...(id ? [id] : []), ...(behind.get(id) ?? [])]);
}

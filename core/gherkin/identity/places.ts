import type { Item } from './side';

/** The nearest scenarios of the same file, above and below, that were found again. */
interface Between {
  key: string;
  above: number | undefined;
  below: number | undefined;
}

const NOWHERE: Between = { key: '', above: undefined, below: undefined };

function gaps(items: readonly Item[], anchorOf: (item: Item) => number | undefined): Between[] {
  const between = items.map(({ key }): Between => ({ key, above: undefined, below: undefined }));
  const sweep = (order: readonly Item[], side: 'above' | 'below'): void => {
    let [key, anchor]: [string | undefined, number | undefined] = [undefined, undefined];
    for (const item of order) {
      if (item.key !== key) [key, anchor] = [item.key, undefined];
      const gap = between[item.at];
      if (gap) gap[side] = anchor;
      anchor = anchorOf(item) ?? anchor;
    }
  };
  sweep(items, 'above');
  sweep(items.toReversed(), 'below');
  return between;
}

/** Tells where scenarios stand among those that were found again. */
export class Places {
  private readonly old: Between[];
  private readonly now: Between[];

  /** @param pairs Scenarios known to be the same, after to before. */
  constructor(before: readonly Item[], after: readonly Item[], pairs: ReadonlyMap<number, number>) {
    const found = new Set(pairs.values());
    this.old = gaps(before, ({ at }) => (found.has(at) ? at : undefined));
    this.now = gaps(after, ({ at }) => pairs.get(at));
  }

  /** How many of the two neighbours are the same: 0, 1 or 2. A file's end is a neighbour. */
  agreeing(before: Item, after: Item): number {
    const [a, b] = [this.old[before.at] ?? NOWHERE, this.now[after.at] ?? NOWHERE];
    if (a.key !== b.key) return 0;
    return Number(a.above === b.above) + Number(a.below === b.below);
  }
}

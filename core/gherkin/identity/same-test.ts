import type { Item, Side } from './side';

/** Who is the only one of a side that has a test's number, by that number. */
function only(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item | undefined>();
  for (const item of items)
    for (const key of item.traits.tests) found.set(key, found.has(key) ? undefined : item);
  return new Map([...found].flatMap(([key, item]) => (item ? [[key, item] as const] : [])));
}

/**
 * Pairs of scenarios that are the same test of another tool, by the number it never changes. A number that several of a side
 * have says nothing.
 */
export function sameTests(before: Side, after: Side): [Item, Item][] {
  const olds = only(before.items);
  return [...only(after.items)].flatMap(([key, item]) => {
    const old = olds.get(key);
    return old ? [[old, item] as [Item, Item]] : [];
  });
}

/** Whether two are different tests of another tool, whatever else they have in common. */
export function otherTests(before: Item, after: Item): boolean {
  const [olds, news] = [before.traits.tests, after.traits.tests];
  return olds.length > 0 && news.length > 0 && !news.some((key) => olds.includes(key));
}

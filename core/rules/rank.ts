/** Beside which other something is to stand; where both are known, right behind `after`. */
export interface RankPlace {
  before?: string | undefined;
  after?: string | undefined;
}

/**
 * The items in their order with one of them elsewhere; all others stay in the order they have among themselves, also those
 * the person who ranks does not see. An unknown neighbour, which somebody took away meanwhile, changes nothing.
 */
export function ranked<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  id: string,
  { before, after }: RankPlace,
): Item[] {
  const moving = items.find((item) => idOf(item) === id);
  if (moving === undefined || id === before || id === after) return [...items];
  const others = items.filter((item) => item !== moving);
  const at = (neighbour: string | undefined): number => others.findIndex((item) => idOf(item) === neighbour);
  const [behind, ahead] = [at(after), at(before)];
  if (behind >= 0) return others.toSpliced(behind + 1, 0, moving);
  return ahead >= 0 ? others.toSpliced(ahead, 0, moving) : [...items];
}

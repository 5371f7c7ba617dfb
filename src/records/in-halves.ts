import { AppError } from '../errors';

const isTooLarge = (error: unknown): boolean => error instanceof AppError && error.code === 'TooLarge';

/**
 * Works on all items at once, or on halves of them where shards that split make one transaction too large.
 * Throws TooLarge when a single item is.
 */
export async function inHalves<Item, Result>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  try {
    return await work(items);
  } catch (error) {
    if (!isTooLarge(error) || items.length < 2) throw error;
  }
  const half = Math.ceil(items.length / 2);
  return [...(await inHalves(items.slice(0, half), work)), ...(await inHalves(items.slice(half), work))];
}

/** The same for groups of items that are to stay together; a group that is too large by itself is cut all the same. */
export const groupsInHalves = <Item, Result>(
  groups: readonly (readonly Item[])[],
  work: (items: readonly Item[]) => Promise<Result[]>,
): Promise<Result[]> =>
  inHalves(groups, async (some) => {
    const items = some.flat();
    return some.length > 1 ? work(items) : inHalves(items, work);
  });

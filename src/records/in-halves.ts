import { AppError } from '../errors';

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
    const tooLarge = error instanceof AppError && error.code === 'TooLarge';
    if (!tooLarge || items.length < 2) throw error;
  }
  const half = Math.ceil(items.length / 2);
  return [...(await inHalves(items.slice(0, half), work)), ...(await inHalves(items.slice(half), work))];
}

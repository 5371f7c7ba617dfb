import type { Store } from '../store';

const UNFINISHED = 'demo-unfinished';

/** Fills a new site by `seed`; an old one only where an earlier host was ended while it did, after `empty`. */
export async function seedOnce(
  store: Store,
  isNew: boolean,
  empty: () => Promise<void>,
  seed: () => Promise<void>,
): Promise<void> {
  const host = store.table<boolean>('host');
  const unfinished = host.get(UNFINISHED) === true;
  if (!isNew && !unfinished) return;
  if (unfinished) await empty();
  await host.put(UNFINISHED, true);
  await seed();
  await host.remove(UNFINISHED);
}

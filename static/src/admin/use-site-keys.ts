import { useCallback } from 'react';
import type { SiteKey } from '../../../src/invoke-api';
import type { AdminCall } from './admin';
import { usePages, type Pages } from './use-pages';

export interface SiteKeys extends Pick<Pages<SiteKey>, 'more' | 'reading'> {
  keys: readonly SiteKey[];
  /** Takes in a key as it is now. */
  changed(key: Omit<SiteKey, 'project'>): void;
}

/** API keys of all projects, a page at a time. */
export function useSiteKeys(call: AdminCall): SiteKeys {
  const { items, setItems, more, reading } = usePages<SiteKey>(async (ask) => {
    const { keys, next } = await call('keys', ask);
    return { items: keys, next };
  });
  const changed = useCallback(
    (key: Omit<SiteKey, 'project'>) =>
      setItems((known) => known.map((one) => (one.userId === key.userId ? { ...one, ...key } : one))),
    [setItems],
  );
  return { keys: items, more, reading, changed };
}

import { useCallback, useEffect, useState } from 'react';
import type { SiteKey } from '../../../src/invoke-api';
import { useAction, type Action } from '../hooks/use-action';
import type { AdminCall } from './admin';

export interface SiteKeys {
  keys: readonly SiteKey[];
  /** There are more than were read. */
  more: boolean;
  reading: Action<[], void>;
  /** Takes in a key as it is now. */
  changed(key: Omit<SiteKey, 'project'>): void;
}

/** API keys of all projects, a page at a time. */
export function useSiteKeys(call: AdminCall): SiteKeys {
  const [keys, setKeys] = useState<readonly SiteKey[]>([]);
  const [next, setNext] = useState<string>();
  const reading = useAction(async () => {
    const page = await call('keys', next === undefined ? {} : { after: next });
    setKeys([...keys, ...page.keys]);
    setNext(page.next);
  });
  const { run } = reading;
  useEffect(() => {
    void run();
  }, [run]);
  const changed = useCallback(
    (key: Omit<SiteKey, 'project'>) =>
      setKeys((known) => known.map((one) => (one.userId === key.userId ? { ...one, ...key } : one))),
    [],
  );
  return { keys, more: next !== undefined, reading, changed };
}

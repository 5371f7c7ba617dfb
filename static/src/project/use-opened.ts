import { useCallback, useEffect, useRef, useState } from 'react';
import { useHostPage, type PageAddress } from '../host-page';

const START = '/feature/';

const pathOf = (id: string | undefined): string => (id === undefined ? '/' : START + encodeURIComponent(id));

function idIn(path: string): string | undefined {
  if (!path.startsWith(START)) return undefined;
  try {
    return decodeURIComponent(path.slice(START.length).replace(/\/$/, '')) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The opened feature's id, and opening another. It is kept in the address where the page has one, so that a link leads
 * to the feature and the browser's Back to the one before.
 */
export function useOpened(): [id: string | undefined, open: (id: string | undefined) => void] {
  const { openAddress } = useHostPage();
  const [id, setId] = useState<string>();
  const address = useRef<PageAddress>();
  useEffect(() => {
    let current = true;
    openAddress().then(
      (opened) => {
        if (!current) return;
        address.current = opened;
        // Whoever was faster than the address has chosen.
        setId((chosen) => chosen ?? idIn(opened.path));
        opened.onChange((path) => current && setId(idIn(path)));
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [openAddress]);
  const open = useCallback((next: string | undefined) => {
    setId(next);
    address.current?.push(pathOf(next));
  }, []);
  return [id, open];
}

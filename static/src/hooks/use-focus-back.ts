import { useEffect, useRef, type RefObject } from 'react';

/** Whether what had the focus is gone. */
export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/**
 * Puts the focus on the control that opened something once that has closed, unless it went elsewhere meanwhile: with what
 * had it gone, the browser would begin again at the top of the frame. The control gets the ref that is returned.
 */
export function useFocusBack<E extends HTMLElement = HTMLButtonElement>(open: boolean): RefObject<E> {
  const opener = useRef<E>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open && isFocusLost()) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return opener;
}

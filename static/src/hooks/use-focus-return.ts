import { useCallback, useEffect, useRef } from 'react';

/**
 * Like `useFocusBack`, where one thing can be opened from several places: the focus returns to the control that had it when
 * `remember`, which is returned, was called.
 */
export function useFocusReturn(open: boolean): () => void {
  const origin = useRef<Element | null>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (wasOpen.current && !open && lost && origin.current instanceof HTMLElement) origin.current.focus();
    wasOpen.current = open;
  }, [open]);
  return useCallback(() => {
    origin.current = document.activeElement;
  }, []);
}

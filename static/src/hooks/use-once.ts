import { useCallback, useRef } from 'react';

export type Once = <P extends object, T>(
  perform: (payload: P & { writeId: string }) => Promise<T>,
  payload: P,
) => Promise<T>;

/**
 * Sends a mutation under one `writeId` per intent: the same payload again after a failure keeps its id, so that a
 * server which did it, while the answer was lost, does not do it twice. After a success, or with another payload, it
 * is a new intent.
 */
export function useOnce(): Once {
  const open = useRef<{ key: string; writeId: string }>();
  return useCallback(async (perform, payload) => {
    const key = JSON.stringify(payload);
    if (open.current?.key !== key) open.current = { key, writeId: crypto.randomUUID() };
    const value = await perform({ ...payload, writeId: open.current.writeId });
    open.current = undefined;
    return value;
  }, []);
}

import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { useAction, type Action } from '../hooks/use-action';

export interface Pages<T> {
  items: readonly T[];
  setItems: Dispatch<SetStateAction<readonly T[]>>;
  /** There are more than were read. */
  more: boolean;
  /** Reads the next page; the first is read at once. */
  reading: Action<[], void>;
}

/** What is read a page at a time. */
export function usePages<T>(
  read: (ask: { after?: string }) => Promise<{ items: readonly T[]; next: string | undefined }>,
): Pages<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [next, setNext] = useState<string>();
  const reading = useAction(async () => {
    const page = await read(next === undefined ? {} : { after: next });
    setItems([...items, ...page.items]);
    setNext(page.next);
  });
  const { run } = reading;
  useEffect(() => {
    void run();
  }, [run]);
  return { items, setItems, more: next !== undefined, reading };
}

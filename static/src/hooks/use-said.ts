import { useCallback, useRef, useState } from 'react';
import type { Done } from '../components/said';

export interface SaidState {
  /** `of` is another one with each thing done, also where the words are the same. */
  done?: Done & { of: number };
  say(what: Done): void;
  /** Also when something else begins: what was done before would stand beside how that ends. */
  dismiss(): void;
}

/** What was done last, until it is dismissed. */
export function useSaid(): SaidState {
  const count = useRef(0);
  const [done, setDone] = useState<Done & { of: number }>();
  const say = useCallback((what: Done) => setDone({ ...what, of: (count.current += 1) }), []);
  const dismiss = useCallback(() => setDone(undefined), []);
  return { ...(done && { done }), say, dismiss };
}

import { startTransition, useEffect, useState } from 'react';

/**
 * How much of `total` to show now: `step` at first, and another `step` whenever the page has come to rest, so that
 * what a person does meanwhile comes first.
 */
export function useGrowing(total: number, step: number): number {
  const [shown, setShown] = useState(step);
  useEffect(() => {
    if (shown >= total) return undefined;
    const timer = setTimeout(() => startTransition(() => setShown(shown + step)));
    return () => clearTimeout(timer);
  }, [shown, total, step]);
  return Math.min(shown, total);
}

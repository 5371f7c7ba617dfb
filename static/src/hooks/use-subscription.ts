import { useEffect } from 'react';
import type { Subscription } from '../host-page';

/** Listens for as long as the component is there. `subscribe` is to stay the same function. */
export function useSubscription(subscribe: () => Promise<Subscription>): void {
  useEffect(() => {
    const subscription = subscribe();
    subscription.catch(() => undefined);
    return () => {
      subscription.then(({ unsubscribe }) => unsubscribe()).catch(() => undefined);
    };
  }, [subscribe]);
}

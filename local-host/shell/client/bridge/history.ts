import type { BridgeMethod } from './frame-host';
import { NotModelled, reportRefusal } from './not-modelled';

type Action = 'POP' | 'PUSH' | 'REPLACE';

interface HistoryLocation {
  pathname: string;
  search: string;
  hash: string;
  state: unknown;
  key: string;
}

/**
 * The history of a page module, in the shape of the `history` package: its addresses are what follows the
 * module's own. Other modules have no addresses of their own, as on Jira.
 */
export const createHistory: BridgeMethod = (host) => {
  const base = host.basePath;
  if (!base) throw new Error(`A ${host.module.type} has no history of its own`);
  const listeners = new Set<(location: HistoryLocation, action: Action) => void>();
  const tell = (action: Action) => listeners.forEach((listener) => listener(locationBelow(base), action));
  const onPop = () => tell('POP');
  window.addEventListener('popstate', onPop);
  host.onGone(() => window.removeEventListener('popstate', onPop));
  const change = (action: 'PUSH' | 'REPLACE') => (to: string | Partial<HistoryLocation>, state?: unknown) => {
    const url = base + pathOf(to);
    const kept = state ?? (typeof to === 'object' ? to.state : undefined) ?? null;
    if (action === 'PUSH') window.history.pushState(kept, '', url);
    else window.history.replaceState(kept, '', url);
    tell(action);
  };
  return {
    action: 'POP',
    length: window.history.length,
    location: locationBelow(base),
    push: change('PUSH'),
    replace: change('REPLACE'),
    go: (steps: number) => window.history.go(steps),
    goBack: () => window.history.back(),
    goForward: () => window.history.forward(),
    createHref: (to: string | Partial<HistoryLocation>) => base + pathOf(to),
    block() {
      const refusal = new NotModelled('history.block');
      reportRefusal('block', refusal);
      throw refusal;
    },
    listen(listener: (location: HistoryLocation, action: Action) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

function locationBelow(base: string): HistoryLocation {
  const { pathname, search, hash } = window.location;
  const state: unknown = window.history.state;
  return { pathname: pathname.slice(base.length) || '/', search, hash, state, key: 'default' };
}

function pathOf(to: string | Partial<HistoryLocation>): string {
  const path = typeof to === 'string' ? to : `${to.pathname ?? '/'}${to.search ?? ''}${to.hash ?? ''}`;
  // Within the module's own addresses, whatever dots are in it.
  const { pathname, search, hash } = new URL(
    path.startsWith('/') ? `http://page${path}` : `http://page/${path}`,
  );
  return pathname + search + hash;
}

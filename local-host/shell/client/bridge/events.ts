import type { BridgeMethod } from './frame-host';

type Callback = (payload: unknown) => unknown;

interface Bus {
  emit: BridgeMethod;
  on: BridgeMethod;
}

/** Carries events between the app's frames on this page. */
function createBus(): Bus {
  const listeners = new Map<string, Set<Callback>>();
  return {
    emit(_host, payload) {
      const { event, payload: value } = payload as { event: string; payload?: unknown };
      listeners.get(event)?.forEach((callback) => void callback(value));
    },
    on(host, payload) {
      const { event, callback } = payload as { event: string; callback: Callback };
      const group = listeners.get(event) ?? new Set();
      listeners.set(event, group.add(callback));
      const unsubscribe = () => void group.delete(callback);
      host.onGone(unsubscribe);
      return { unsubscribe };
    },
  };
}

/** `emit` and `on` stay within an app, `emitPublic` and `onPublic` cross apps: here there is one. */
export const appEvents = createBus();
export const publicEvents = createBus();

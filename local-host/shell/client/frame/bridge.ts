import { fromEnvelope, toEnvelope } from '../../rpc/messages';
import { createPeer } from '../../rpc/peer';
import { applyTheme } from './theme';
import { watchHeight } from './height';

/**
 * The app's end of the bridge: what `@forge/bridge` looks for when it is imported. Everything goes to the site
 * that frames this document, and to no other origin.
 */
const siteOrigin = document.currentScript?.dataset.site;
if (!siteOrigin) throw new Error('The bridge was not told which site it belongs to');

const peer = createPeer({
  post: (message) => window.parent.postMessage(toEnvelope(message), siteOrigin),
  onCall(method) {
    throw new Error(`The app's frame has no method ${method}`);
  },
});

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.parent || origin !== siteOrigin) return;
  const message = fromEnvelope(data);
  if (message) peer.receive(message);
});

const callBridge = (method: string, payload?: unknown): Promise<unknown> =>
  // The theme is set on this document: the site cannot reach into it.
  method === 'enableTheming' ? peer.call(method, applyTheme) : peer.call(method, payload);

Object.defineProperty(globalThis, '__bridge', { value: Object.freeze({ callBridge }) });

watchHeight((height) => void peer.call('resize', { height }).catch(() => undefined));

import { appEvents, publicEvents } from './events';
import type { BridgeMethod, FrameHost } from './frame-host';
import { createHistory } from './history';
import { close, openModal } from './modals';
import { getUrl, navigate, refresh, reload } from './navigation';
import { fetchProduct, getContext, invoke } from './server-calls';
import {
  changeWindowTitle,
  closeFlag,
  emitReadyEvent,
  enableTheming,
  getFrameId,
  resize,
  showFlag,
} from './view';

/** Every method of the bridge that is modelled, by the name `@forge/bridge` calls it; `resize` is the frame's own. */
const METHODS: Record<string, BridgeMethod> = {
  invoke,
  getContext,
  fetchProduct,
  showFlag,
  closeFlag,
  openModal,
  close,
  submit: close,
  refresh,
  reload,
  navigate,
  getUrl,
  createHistory,
  enableTheming,
  changeWindowTitle,
  emitReadyEvent,
  getFrameId,
  resize,
  emit: appEvents.emit,
  on: appEvents.on,
  emitPublic: publicEvents.emit,
  onPublic: publicEvents.on,
};

/**
 * Serves one call of a frame. A method that is not modelled rejects and is reported on the page, so that a test
 * can fail on it even where the app swallows the rejection.
 */
export async function callMethod(host: FrameHost, name: string, payload: unknown): Promise<unknown> {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (method) return method(host, payload);
  const message = `The bridge method ${name} is not modelled by the local host`;
  console.error(message);
  const { dataset } = document.documentElement;
  dataset.bridgeRefused = [...new Set([...(dataset.bridgeRefused?.split(' ') ?? []), name])].join(' ');
  throw new Error(message);
}

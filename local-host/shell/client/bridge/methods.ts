import { appEvents, publicEvents } from './events';
import type { BridgeMethod, FrameHost } from './frame-host';
import { createHistory } from './history';
import { close, openModal } from './modals';
import { getUrl, navigate, refresh, reload } from './navigation';
import { NotModelled, isRefusal, reportRefusal } from './not-modelled';
import { trackObjectStoreAction } from './object-store';
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
  trackObjectStoreAction,
};

/** Serves one call of a frame. What is not modelled rejects and is reported on the page. */
export async function callMethod(host: FrameHost, name: string, payload: unknown): Promise<unknown> {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  try {
    if (!method) throw new NotModelled(`The bridge method ${name}`);
    return await method(host, payload);
  } catch (error) {
    if (isRefusal(error)) reportRefusal(name, error);
    throw error;
  }
}

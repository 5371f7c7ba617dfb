import type { FrameTheme } from '../frame/theme';
import type { Flag } from '../site/flags';
import type { BridgeMethod } from './frame-host';

export const enableTheming: BridgeMethod = async (host, payload) => {
  const apply = payload as (theme: FrameTheme) => Promise<unknown>;
  host.onTheme(() => void apply(host.theme()));
  await apply(host.theme());
};

export const resize: BridgeMethod = (host, payload) => {
  const { height } = payload as { height: number };
  if (Number.isFinite(height) && height >= 0) host.setHeight(height);
};

export const changeWindowTitle: BridgeMethod = (_host, payload) => {
  document.title = String(payload);
};

export const getFrameId: BridgeMethod = (host) => host.frameId;

export const emitReadyEvent: BridgeMethod = (host) => host.setReady();

export const showFlag: BridgeMethod = (host, payload) => {
  const { appearance, ...flag } = payload as Flag & { appearance?: NonNullable<Flag['type']> };
  host.showFlag({ ...flag, ...(appearance && { type: appearance }) });
};

export const closeFlag: BridgeMethod = (host, payload) => host.closeFlag((payload as { id: Flag['id'] }).id);

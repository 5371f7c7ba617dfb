import type { InvokeReply } from '../../../contract';
import { shell } from '../site/api';
import { THEMES } from '../frame/theme';
import type { BridgeMethod, FrameHost } from './frame-host';
import { NotModelled } from './not-modelled';

const frameOf = ({ module, context }: FrameHost) => ({ moduleKey: module.key, context });

export const invoke: BridgeMethod = async (host, payload) => {
  const {
    functionKey,
    payload: argument,
    metadata,
    invokeType,
  } = payload as {
    functionKey: string;
    payload?: unknown;
    metadata?: unknown;
    invokeType?: string;
  };
  if (metadata !== undefined) throw new NotModelled('The metadata of invoke');
  // Remotes and services are called by the same method.
  if (invokeType !== undefined) throw new NotModelled(`invoke of type ${invokeType}`);
  const body = { ...frameOf(host), functionKey, payload: argument };
  const reply = await shell<InvokeReply>('POST', 'bridge/invoke', body);
  if ('error' in reply) {
    throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
  }
  return reply.result;
};

export const getContext: BridgeMethod = async (host) => {
  const context = await shell<Record<string, unknown>>('POST', 'bridge/context', frameOf(host));
  const { colorMode, surface } = host.theme();
  const themes = Object.fromEntries(THEMES.split(' ').map((theme) => theme.split(':')));
  return {
    locale: 'en-US',
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...context,
    theme: { ...themes, colorMode },
    surfaceColor: surface,
    ...(host.modal && { extension: { ...(context.extension as object), modal: host.modal.context } }),
  };
};

export const fetchProduct: BridgeMethod = (_host, payload) => shell('POST', 'bridge/fetch', payload);

import type { BridgeMethod, ModalRequest } from './frame-host';

interface OpenModal {
  resource: string | null;
  onClose: (payload: unknown) => unknown;
  size: ModalRequest['size'];
  context: unknown;
  closeOnEscape: boolean;
  closeOnOverlayClick: boolean;
  title: string;
}

export const openModal: BridgeMethod = (host, payload) => {
  const { resource, onClose, context, ...rest } = payload as OpenModal;
  const framePath = resource === null ? host.module.framePath : host.site.documents[resource];
  if (!framePath) return false;
  host.openModal({
    module: host.module,
    context: host.context,
    framePath,
    size: rest.size,
    title: rest.title || host.module.title,
    closeOnEscape: rest.closeOnEscape,
    closeOnOverlayClick: rest.closeOnOverlayClick,
    modalContext: context,
    onClose: (closed) => void onClose(closed),
  });
  return true;
};

/** `false` tells the bridge that this view cannot be closed: only a modal can. */
export const close: BridgeMethod = (host, payload) => {
  host.modal?.close(payload);
  return host.modal !== undefined;
};

import { createContext, type CSSProperties, type ReactNode, useContext, useMemo, useState } from 'react';
import { Dialog } from '../components/Dialog';
import { AppFrame } from './AppFrame';
import type { ModalRequest } from './frame-host';

interface Modals {
  open(request: ModalRequest): void;
}

const ModalContext = createContext<Modals>({ open: () => undefined });

export const useModals = (): Modals => useContext(ModalContext);

/** Shows the modals that apps ask for, the last one on top. */
export function ModalProvider({ children }: { children: ReactNode }) {
  const [requests, setRequests] = useState<ModalRequest[]>([]);
  const modals = useMemo(
    () => ({ open: (request: ModalRequest) => setRequests((shown) => [...shown, request]) }),
    [],
  );
  const close = (request: ModalRequest, payload?: unknown) => {
    setRequests((shown) => shown.filter((other) => other !== request));
    request.onClose(payload);
  };
  return (
    <ModalContext.Provider value={modals}>
      {children}
      {requests.map((request, index) => (
        <AppModal key={index} request={request} close={(payload) => close(request, payload)} />
      ))}
    </ModalContext.Provider>
  );
}

function AppModal({ request, close }: { request: ModalRequest; close: (payload?: unknown) => void }) {
  const { module, context, framePath, title, size, closeOnEscape, closeOnOverlayClick } = request;
  const named = typeof size === 'string' ? `modal-${size}` : '';
  const custom: CSSProperties = typeof size === 'string' ? {} : { width: size.width, height: size.height };
  return (
    <Dialog
      title={title}
      className={`app-modal ${named}`}
      onClose={() => close()}
      closeOnEscape={closeOnEscape}
      closeOnOverlayClick={closeOnOverlayClick}
    >
      <div className="app-modal-body" style={custom}>
        <AppFrame
          module={module}
          context={context}
          framePath={framePath}
          modal={{ context: request.modalContext, close }}
        />
      </div>
    </Dialog>
  );
}

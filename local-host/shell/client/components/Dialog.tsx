import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from './Icon';

interface Props {
  title: string;
  children: ReactNode;
  onClose: () => void;
  className?: string;
  closeOnEscape?: boolean;
  closeOnOverlayClick?: boolean;
}

/** A modal dialog on the browser's own `<dialog>`: it keeps the focus inside and gives it back. */
export function Dialog({
  title,
  children,
  onClose,
  className = '',
  closeOnEscape = true,
  closeOnOverlayClick = true,
}: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it is still on the page: it then gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (closeOnEscape) onClose();
      }}
      onMouseDown={(event) => {
        if (closeOnOverlayClick && event.target === ref.current) onClose();
      }}
    >
      <div className="dialog-header">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}

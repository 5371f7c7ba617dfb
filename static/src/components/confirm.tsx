import Button from '@atlaskit/button/new';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { strings } from '../strings';

interface Props {
  title: string;
  children?: ReactNode;
  confirm: string;
  cancel?: string;
  busy?: boolean;
  /** Of the button that goes on; by default it takes something away. */
  appearance?: 'danger' | 'warning' | 'primary';
  onConfirm: () => void;
  onCancel: () => void;
}

/**
 * Asks in place. A modal would be cut off: the frame is only as high as its content, which may be a few lines.
 * The safe answer has the focus, Esc gives it.
 */
export function Confirm(props: Props) {
  const { title, children, confirm, cancel = strings.common.cancel, busy, onConfirm, onCancel } = props;
  const { appearance = 'danger' } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <div
      className="bp-confirm"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={onKeyDown}
    >
      <strong id={`${id}-title`}>{title}</strong>
      <div id={`${id}-text`}>{children}</div>
      <div className="bp-actions">
        <Button appearance={appearance} isLoading={busy} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button appearance="subtle" autoFocus onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </div>
  );
}

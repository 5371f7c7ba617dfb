import Button, { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import { useRef } from 'react';
import { strings } from '../strings';
import { focusBeside } from './focus-beside';

export interface NoticeAction {
  label: string;
  run: () => void;
  busy?: boolean;
}

interface Props {
  text: string;
  action?: NoticeAction;
  onDismiss: () => void;
}

/** What has just happened, with a way back; it stays until dismissed, so nobody has to be quick. */
export function Notice({ text, action, onDismiss }: Props) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} className="bp-notice">
      <span role="status">{text}</span>
      <div className="bp-actions">
        {action && (
          <Button spacing="compact" autoFocus isLoading={action.busy} onClick={action.run}>
            {action.label}
          </Button>
        )}
        <IconButton
          appearance="subtle"
          spacing="compact"
          icon={CrossIcon}
          label={strings.common.dismiss}
          onClick={() => {
            if (box.current) focusBeside(box.current);
            onDismiss();
          }}
        />
      </div>
    </div>
  );
}

import Button from '@atlaskit/button/new';
import CheckIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useState } from 'react';
import { copyText } from '../clipboard';
import { strings } from '../strings';

type State = 'idle' | 'copied' | 'failed';

const LABEL: Record<State, string> = {
  idle: strings.common.copy,
  copied: strings.common.copied,
  failed: strings.common.copyFailed,
};

interface Props {
  text: string;
  /** Names the copied thing for screen readers, for example "API key". */
  what: string;
  /** What the button says, where "Copy" alone says too little. */
  label?: string;
}

export function CopyButton({ text, what, label }: Props) {
  const [state, setState] = useState<State>('idle');
  const copy = async (): Promise<void> => setState((await copyText(text)) ? 'copied' : 'failed');
  return (
    <span className="bp-copy" onBlur={() => setState('idle')}>
      <Button
        spacing="compact"
        iconBefore={state === 'copied' ? CheckIcon : CopyIcon}
        onClick={() => void copy()}
      >
        {(state === 'idle' && label) || LABEL[state]}
        <span className="bp-hidden"> {what}</span>
      </Button>
      <span role="status" className="bp-hidden">
        {state === 'idle' ? '' : LABEL[state]}
      </span>
    </span>
  );
}

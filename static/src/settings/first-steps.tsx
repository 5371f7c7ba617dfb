import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { OpenPage } from '../components/open-page';
import { Steps } from '../components/steps';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { SettingsSection } from '../wanted-section';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onSaved: (view: SettingsView) => void;
  /** Opens a section of this page. */
  onLead: (section: SettingsSection) => void;
}

const words = strings.settings.steps;
const { write, writeText, createKey, publish, recipe } = strings.steps;

/** The way to the first result. Whoever has walked it sees it done; at the next visit it is gone. */
export function FirstSteps({ view, call, onSaved, onLead }: Props) {
  const enabled = view.project.state === 'enabled';
  const finished = enabled && view.lastReport !== undefined;
  const [finishedBefore] = useState(finished);
  if (finished && finishedBefore) return null;

  const mayAct = view.access.canEdit;
  const written = finished || (enabled && view.scenarios > 0);
  const hasKey = view.keys.some(({ state }) => state === 'active');
  return (
    <Steps
      steps={[
        {
          done: enabled,
          title: words.enable,
          text: words.enableText,
          content: !enabled && mayAct && <Enable call={call} onSaved={onSaved} />,
        },
        {
          done: written,
          title: write,
          text: writeText,
          content: enabled && !written && mayAct && (
            <OpenPage page="specification" projectKey={view.project.key} primary>
              {write}
            </OpenPage>
          ),
        },
        {
          done: finished || (enabled && hasKey),
          title: words.key,
          text: words.keyText,
          content: enabled && !finished && !hasKey && mayAct && (
            <Button spacing="compact" onClick={() => onLead('keys')}>
              {createKey}
            </Button>
          ),
        },
        {
          done: finished,
          title: publish,
          text: words.publishText,
          content: enabled && !finished && hasKey && (
            <Button spacing="compact" onClick={() => onLead('pipeline')}>
              {recipe}
            </Button>
          ),
        },
      ]}
    />
  );
}

function Enable({ call, onSaved }: Pick<Props, 'call' | 'onSaved'>) {
  const once = useOnce();
  const enable = useAction(async () => {
    onSaved(await once((settings) => call('save', settings), { state: 'enabled' as const }));
  });
  return (
    <>
      <Button appearance="primary" isLoading={enable.busy} onClick={() => void enable.run()}>
        {words.enableAction}
      </Button>
      {enable.failure && <Failure failure={enable.failure} title={strings.editor.failed} />}
    </>
  );
}

import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { TimeAgo } from '../components/time-ago';
import { useAction } from '../hooks/use-action';
import { useFocusBack } from '../hooks/use-focus-back';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onStarted: (view: SettingsView) => void;
}

const words = strings.settings.rebuild;

/** Brings the project's lists in line with its features: for when they disagree. */
export function RebuildSection({ view, call, onStarted }: Props) {
  const { rebuild, access, project } = view;
  const id = useId();
  const [asking, setAsking] = useState(false);
  const once = useOnce();
  const start = useAction(async () => {
    onStarted(await once((payload) => call('rebuild', payload), {}));
    setAsking(false);
  });
  const opener = useFocusBack(asking);
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="bp-subtle">{words.intro}</p>
      <p role="status">{rebuild && <RebuildState rebuild={rebuild} />}</p>
      {start.failure && <Failure failure={start.failure} title={words.failed} />}
      {asking ? (
        <Confirm
          title={words.question}
          confirm={words.start}
          appearance="primary"
          busy={start.busy}
          onConfirm={() => void start.run()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.text}</p>
        </Confirm>
      ) : (
        <div className="bp-actions">
          <Button
            ref={opener}
            isDisabled={!access.canEdit || project.state !== 'enabled'}
            onClick={() => setAsking(true)}
          >
            {words.start}
          </Button>
        </div>
      )}
    </section>
  );
}

function RebuildState({ rebuild }: { rebuild: NonNullable<SettingsView['rebuild']> }) {
  const { state, features, corrected, at } = rebuild;
  if (state === 'running') return <>{words.running(features)}</>;
  if (state === 'stopped') return <>{words.stopped}</>;
  return (
    <>
      {words.lastDone} <TimeAgo iso={at} />: {words.done(features, corrected)}
    </>
  );
}

import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { KeysTable } from '../keys/keys-table';
import { useFocusBack } from '../hooks/use-focus-back';
import { strings } from '../strings';
import { CreateKey, type CreatedKey } from './create-key';
import { NewKey } from './new-key';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onChanged: (view: SettingsView) => void;
}

const words = strings.settings.keys;

/** The project's API keys: who has access from outside, and taking it away. */
export function KeysSection({ view, call, onChanged }: Props) {
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedKey>();
  const opener = useFocusBack(creating || created !== undefined);
  const canCreate = view.access.canEdit && view.project.state === 'enabled';
  // Taking access away needs no licence.
  const canRevoke = view.access.canEdit || view.access.lapse !== undefined;
  const show = (made: CreatedKey): void => {
    setCreating(false);
    setCreated(made);
    const others = view.keys.filter(({ userId }) => userId !== made.key.userId);
    onChanged({ ...view, ciUrl: made.ciUrl, keys: [...others, made.key] });
  };
  return (
    <section className="bp-card" aria-labelledby="keys">
      <div className="bp-card-header">
        <h2 id="keys">{words.title}</h2>
        {canCreate && !creating && !created && (
          <Button ref={opener} onClick={() => setCreating(true)}>
            {words.create}
          </Button>
        )}
      </div>
      {created && <NewKey created={created} onDone={() => setCreated(undefined)} />}
      {creating && <CreateKey call={call} onCreated={show} onCancel={() => setCreating(false)} />}
      {view.keys.length === 0 ? (
        <p className="bp-subtle">{words.none}</p>
      ) : (
        <KeysTable
          label={words.table}
          keys={view.keys}
          canRevoke={canRevoke}
          revoke={(_key, revocation) => call('revokeKey', revocation)}
          onRevoked={(revoked) =>
            onChanged({
              ...view,
              keys: view.keys.map((key) => (key.userId === revoked.userId ? revoked : key)),
            })
          }
        />
      )}
    </section>
  );
}

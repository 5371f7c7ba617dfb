import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useRef, useState } from 'react';
import type { ApiKeyView } from '../../../src/invoke-api';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { TimeAgo } from '../components/time-ago';
import { useAction } from '../hooks/use-action';
import { useFocusBack } from '../hooks/use-focus-back';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import { day } from '../time';
import type { SettingsCall } from './settings';

interface Props {
  apiKey: ApiKeyView;
  canRevoke: boolean;
  call: SettingsCall;
  onRevoked: (key: ApiKeyView) => void;
}

const words = strings.settings.keys;
const COLUMNS = 8;
const APPEARANCE = { active: 'success', expired: 'warning', revoked: 'neutral' } as const;

/** One key, and under it the question before it is revoked. */
export function KeyRow({ apiKey, canRevoke, call, onRevoked }: Props) {
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const row = useRef<HTMLTableRowElement>(null);
  const once = useOnce();
  const { name, userId, state } = apiKey;
  const revoke = useAction(async () => {
    const { key } = await once((revocation) => call('revokeKey', revocation), { userId });
    // Its button goes with the key.
    row.current?.closest<HTMLElement>('.bp-scroll')?.focus();
    setAsking(false);
    onRevoked(key);
  });
  return (
    <>
      <tr ref={row}>
        <th scope="row">{name}</th>
        <td>
          <Lozenge appearance={APPEARANCE[state]}>{words.state[state]}</Lozenge>
        </td>
        <td>{apiKey.scopes.map((scope) => words.scopeNames[scope]).join(', ')}</td>
        <td>{apiKey.lastUsedAt ? <TimeAgo iso={apiKey.lastUsedAt} /> : strings.common.never}</td>
        <td>{day(apiKey.expiresAt)}</td>
        <td>
          {day(apiKey.createdAt)}
          <div className="bp-subtle">{apiKey.createdBy}</div>
        </td>
        <td>
          <code>{userId}</code>
        </td>
        <td>
          {canRevoke && state === 'active' && !asking && (
            <Button ref={opener} spacing="compact" appearance="subtle" onClick={() => setAsking(true)}>
              {words.revoke}
              <span className="bp-hidden"> {name}</span>
            </Button>
          )}
        </td>
      </tr>
      {asking && (
        <tr>
          <td colSpan={COLUMNS}>
            <Confirm
              title={words.revokeTitle(name)}
              confirm={words.revoke}
              busy={revoke.busy}
              onConfirm={() => void revoke.run()}
              onCancel={() => setAsking(false)}
            >
              <p>{words.revokeText}</p>
            </Confirm>
            {revoke.failure && <Failure failure={revoke.failure} title={words.notRevoked} />}
          </td>
        </tr>
      )}
    </>
  );
}

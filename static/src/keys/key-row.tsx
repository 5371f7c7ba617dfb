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

/** A key, and where keys of several projects are listed its own. */
export type ListedKey = ApiKeyView & { project?: { id: string; key?: string } };

export interface KeyActs {
  canRevoke: boolean;
  /** Rejects with `ApiFailure`. */
  revoke: (key: ListedKey, revocation: { writeId: string; userId: string }) => Promise<{ key: ApiKeyView }>;
  onRevoked: (key: ApiKeyView) => void;
}

interface Props extends KeyActs {
  apiKey: ListedKey;
  /** Of the table. */
  columns: number;
}

const words = strings.settings.keys;
const APPEARANCE = { active: 'success', expired: 'warning', revoked: 'neutral' } as const;

/** One key, and under it the question before it is revoked. */
export function KeyRow({ apiKey, columns, canRevoke, revoke, onRevoked }: Props) {
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const row = useRef<HTMLTableRowElement>(null);
  const once = useOnce();
  const { name, userId, state, project } = apiKey;
  const revoking = useAction(async () => {
    const { key } = await once((revocation) => revoke(apiKey, revocation), { userId });
    // Its button goes with the key.
    row.current?.closest<HTMLElement>('.bp-scroll')?.focus();
    setAsking(false);
    onRevoked(key);
  });
  return (
    <>
      <tr ref={row}>
        <th scope="row">{name}</th>
        {project && <td>{project.key ?? project.id}</td>}
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
          <td colSpan={columns}>
            <Confirm
              title={words.revokeTitle(name)}
              confirm={words.revoke}
              busy={revoking.busy}
              onConfirm={() => void revoking.run()}
              onCancel={() => setAsking(false)}
            >
              <p>{words.revokeText}</p>
            </Confirm>
            {revoking.failure && <Failure failure={revoking.failure} title={words.notRevoked} />}
          </td>
        </tr>
      )}
    </>
  );
}

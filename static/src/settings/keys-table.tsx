import type { ApiKeyView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { KeyRow } from './key-row';
import type { SettingsCall } from './settings';

interface Props {
  keys: readonly ApiKeyView[];
  canRevoke: boolean;
  call: SettingsCall;
  onRevoked: (key: ApiKeyView) => void;
}

const { columns } = strings.settings.keys;

/** Newest first: the one just made is the one looked for. */
const byNewest = (a: ApiKeyView, b: ApiKeyView): number => b.createdAt.localeCompare(a.createdAt);

export function KeysTable({ keys, canRevoke, call, onRevoked }: Props) {
  return (
    <div className="bp-scroll" tabIndex={0} role="region" aria-label={strings.settings.keys.table}>
      <table className="bp-table">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.scopes}</th>
            <th scope="col">{columns.lastUsed}</th>
            <th scope="col">{columns.expires}</th>
            <th scope="col">{columns.created}</th>
            <th scope="col">{columns.userId}</th>
            <th scope="col">
              <span className="bp-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...keys].sort(byNewest).map((key) => (
            <KeyRow key={key.userId} apiKey={key} canRevoke={canRevoke} call={call} onRevoked={onRevoked} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

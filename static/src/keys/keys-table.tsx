import type { ApiKeyView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { KeyRow, type KeyActs, type ListedKey } from './key-row';

interface Props extends KeyActs {
  label: string;
  keys: readonly ListedKey[];
}

const { columns } = strings.settings.keys;

/** But for the project. */
const COLUMNS = 8;

/** Newest first: the one just made is the one looked for. */
const byNewest = (a: ApiKeyView, b: ApiKeyView): number => b.createdAt.localeCompare(a.createdAt);

/** Keys with what they may and when they were used; a column more where they are of several projects. */
export function KeysTable({ label, keys, ...acts }: Props) {
  const withProject = keys.some(({ project }) => project);
  return (
    <div className="bp-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="bp-table">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            {withProject && <th scope="col">{columns.project}</th>}
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
            <KeyRow key={key.userId} apiKey={key} columns={withProject ? COLUMNS + 1 : COLUMNS} {...acts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { AdminView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day } from '../time';
import { kindName } from './kind-name';

const words = strings.admin.stored;

/** What the app stores, how much of it, where, and for how long. */
export function StoredSection({ stored, installedAt }: Pick<AdminView, 'stored' | 'installedAt'>) {
  return (
    <section className="bp-card" aria-labelledby="stored">
      <h2 id="stored">{words.title}</h2>
      <p>{words.where}</p>
      {stored.length === 0 ? (
        <p className="bp-subtle">{words.none}</p>
      ) : (
        <table className="bp-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.kind}</th>
              <th scope="col" className="bp-number">
                {words.columns.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {stored.map(({ kind, count, more }) => (
              <tr key={kind}>
                <th scope="row">{kindName(kind)}</th>
                <td className="bp-number">{words.count(count, more)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="bp-subtle">
        {words.howLong} {installedAt && words.installed(day(installedAt))}
      </p>
    </section>
  );
}

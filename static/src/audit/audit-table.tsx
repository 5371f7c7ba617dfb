import type { AuditEntryView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { exactTime } from '../time';
import { factWords } from './fact-words';

interface Props {
  entries: readonly AuditEntryView[];
  /** The log is of more than one project. */
  withProject: boolean;
}

const words = strings.audit;

export function AuditTable({ entries, withProject }: Props) {
  return (
    <div className="bp-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table className="bp-table bp-audit">
        <thead>
          <tr>
            <th scope="col">{words.columns.at}</th>
            <th scope="col">{words.columns.by}</th>
            {withProject && <th scope="col">{words.columns.project}</th>}
            <th scope="col">{words.columns.action}</th>
            <th scope="col">{words.columns.facts}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, by, project, action, facts }) => (
            <tr key={id}>
              <td className="bp-audit-at">
                <time dateTime={at}>{exactTime(new Date(at))}</time>
              </td>
              <td>{by?.name ?? words.app}</td>
              {withProject && <td>{project ? (project.key ?? project.id) : words.site}</td>}
              <th scope="row">{words.action[action]}</th>
              <td>
                {facts.length > 0 && (
                  <ul className="bp-audit-facts">
                    {facts.map((fact) => (
                      <li key={fact.name}>{factWords(fact)}</li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

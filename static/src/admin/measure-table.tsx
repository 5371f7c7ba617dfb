import type { MeasuredProject, StoredGroup } from '../../../src/invoke-api';
import { strings } from '../strings';
import { amountOf, totalOf } from './measured';

const words = strings.admin.measure;
const GROUPS = Object.keys(words.groups) as StoredGroup[];

const nameOf = ({ projectId, key, name }: MeasuredProject): string =>
  key === undefined ? (words.special[projectId] ?? words.unknown(projectId)) : `${name ?? key} (${key})`;

function Amount({ count, bytes }: { count: number; bytes: number }) {
  if (count === 0) return <td className="bp-number bp-subtle">{words.nothing}</td>;
  return (
    <td className="bp-number">
      {words.size(bytes)}
      <div className="bp-subtle">{words.records(count)}</div>
    </td>
  );
}

/** How much each project stores, and of what. */
export function MeasureTable({ projects }: { projects: readonly MeasuredProject[] }) {
  return (
    <div className="bp-scroll" tabIndex={0} role="region" aria-label={words.table}>
      <table className="bp-table">
        <thead>
          <tr>
            <th scope="col">{words.project}</th>
            {GROUPS.map((group) => (
              <th key={group} scope="col" className="bp-number">
                {words.groups[group]}
              </th>
            ))}
            <th scope="col" className="bp-number">
              {words.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <tr key={project.projectId}>
              <th scope="row">
                {nameOf(project)}
                {project.waiting > 0 && <div className="bp-subtle">{words.waiting(project.waiting)}</div>}
              </th>
              {GROUPS.map((group) => (
                <Amount key={group} {...amountOf(project, group)} />
              ))}
              <Amount {...totalOf(project)} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

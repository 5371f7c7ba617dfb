import type { AdminProject } from '../../../src/invoke-api';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { ProjectRow } from './project-row';

interface Props {
  projects: readonly AdminProject[];
  canEnable: boolean;
  call: AdminCall;
  onEnabled: (project: AdminProject) => void;
}

const { columns, table } = strings.admin.projects;

export function ProjectsTable({ projects, ...row }: Props) {
  return (
    <div className="bp-scroll bp-long" tabIndex={0} role="region" aria-label={table}>
      <table className="bp-table">
        <thead>
          <tr>
            <th scope="col">{columns.project}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.lastReport}</th>
            <th scope="col" className="bp-number">
              {columns.features}
            </th>
            <th scope="col" className="bp-number">
              {columns.scenarios}
            </th>
            <th scope="col" className="bp-number">
              {columns.drafts}
            </th>
            <th scope="col" className="bp-number">
              {columns.keys}
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

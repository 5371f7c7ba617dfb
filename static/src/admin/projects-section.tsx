import { useId, useState } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { ProjectsTable } from './projects-table';
import { useProjectSearch, type ProjectSearch } from './use-project-search';

interface Props {
  view: AdminView;
  call: AdminCall;
  onEnabled: (project: AdminProject) => void;
}

const words = strings.admin.projects;

/** The site's projects: where the app is enabled, what it holds there, and whether builds report. */
export function ProjectsSection({ view, call, onEnabled }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const search = useProjectSearch(call, view, typed.trim());
  return (
    <section className="bp-card" aria-labelledby={`${id}-title`}>
      <div className="bp-card-header">
        <h2 id={`${id}-title`}>{words.title}</h2>
        <div role="search" className="bp-search">
          <label htmlFor={id} className="bp-hidden">
            {words.search}
          </label>
          <input
            id={id}
            type="search"
            className="bp-input"
            autoComplete="off"
            placeholder={words.placeholder}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </div>
      {search.failure && <Failure failure={search.failure} title={words.failed} onRetry={search.retry} />}
      {search.projects.length > 0 && (
        <ProjectsTable
          projects={search.projects}
          canEnable={view.licence.state !== 'lapsed'}
          call={call}
          onEnabled={onEnabled}
        />
      )}
      <p role="status" className="bp-subtle">
        {search.searching ? strings.common.loading : said(search)}
      </p>
    </section>
  );
}

function said({ projects, more, query }: ProjectSearch): string {
  if (projects.length > 0) return words.found(projects.length, more);
  return query === '' ? words.noneAtAll : words.none;
}

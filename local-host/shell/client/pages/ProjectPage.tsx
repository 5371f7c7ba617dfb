import { type FormEvent } from 'react';
import { IssueTable } from '../components/IssueTable';
import { Loading } from '../components/Loading';
import { PageHeader } from '../components/PageHeader';
import type { Project } from '../site/jira-types';
import { usePermission } from '../site/use-permission';
import { useProject } from '../site/use-project';
import { NotFound } from './NotFound';
import { useSearch } from './use-search';

/** A project's issues. The search box narrows them with JQL. */
export function ProjectPage({ projectKey }: { projectKey: string }) {
  const project = useProject(projectKey);
  if (project.error) return <NotFound what={`The project ${projectKey}`} />;
  return <Loading of={project}>{(found) => <ProjectIssues project={found} />}</Loading>;
}

function ProjectIssues({ project }: { project: Project }) {
  const condition = new URLSearchParams(window.location.search).get('jql') ?? '';
  const admin = usePermission('ADMINISTER_PROJECTS', project.key);
  const scope = `project = "${project.key}"`;
  const search = useSearch(condition ? `${scope} AND (${condition})` : `${scope} ORDER BY created DESC`);
  const narrow = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const jql = String(new FormData(event.currentTarget).get('jql')).trim();
    window.location.search = jql ? `?${new URLSearchParams({ jql })}` : '';
  };
  return (
    <>
      <PageHeader title={project.name} trail={[{ href: '/projects', text: 'Projects' }]}>
        {admin.data && (
          <a className="button" href={`/projects/${project.key}/settings`}>
            Project settings
          </a>
        )}
      </PageHeader>
      <form className="jql" role="search" aria-label="Issues" onSubmit={narrow}>
        <input
          name="jql"
          defaultValue={condition}
          aria-label="Narrow with JQL"
          placeholder='Narrow with JQL, for example: status = "In Progress"'
        />
        <button type="submit" className="button">
          Search
        </button>
      </form>
      <Loading of={search}>
        {({ issues, more }) => (
          <>
            <IssueTable issues={issues} caption={`Issues of ${project.name}`} />
            {more && (
              <button type="button" className="button" onClick={search.loadMore}>
                Show more
              </button>
            )}
          </>
        )}
      </Loading>
    </>
  );
}

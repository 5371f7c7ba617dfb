import { Avatar } from '../components/Avatar';
import { Loading } from '../components/Loading';
import { PageHeader } from '../components/PageHeader';
import { ProjectMark } from '../components/Sidebar';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import type { Project } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { CreateProject } from '../create/CreateProject';

export function ProjectsPage() {
  const { user } = useSite();
  const projects = useLoad('project list', () =>
    jira<{ values: Project[] }>('GET', 'project/search?expand=lead'),
  );
  return (
    <>
      <PageHeader title="Projects">
        <CreateProject />
      </PageHeader>
      <Loading of={projects}>
        {({ values }) =>
          values.length === 0 ? (
            <p className="empty">
              {user.displayName} may see no project, or there is none yet. Switch to somebody else in the
              upper right corner: Ada Admin sees every project and can create one.
            </p>
          ) : (
            <ul className="project-list">
              {values.map(({ key, name, lead }) => (
                <li key={key}>
                  <ProjectMark projectKey={key} />
                  <a href={`/projects/${key}`}>{name}</a>
                  <span className="subtle">{key}</span>
                  {lead && (
                    <span className="cell-person">
                      <Avatar name={lead.displayName} />
                      <span>{lead.displayName}</span>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </>
  );
}

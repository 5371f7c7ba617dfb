import { modulePath } from '../bridge/navigation';
import { AppIcon } from '../components/Sidebar';
import { Loading } from '../components/Loading';
import { PageHeader } from '../components/PageHeader';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import type { Project } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { usePermission } from '../site/use-permission';
import { NoAccess } from './NoAccess';
import { NotFound } from './NotFound';

/** First page of a project's settings: what the project is, and the settings pages of the app. */
export function ProjectDetailsPage({ projectKey }: { projectKey: string }) {
  const { modules } = useSite();
  const path = `project/${encodeURIComponent(projectKey)}`;
  const project = useLoad(path, () => jira<Project>('GET', path));
  const admin = usePermission('ADMINISTER_PROJECTS', projectKey);
  if (project.error) return <NotFound what={`The project ${projectKey}`} />;
  if (admin.data === false) return <NoAccess projectKey={projectKey} />;
  return (
    <Loading of={project}>
      {({ name, key, lead }) => (
        <>
          <PageHeader title="Project settings" trail={[{ href: `/projects/${key}`, text: name }]} />
          <dl className="details">
            <dt>Name</dt>
            <dd>{name}</dd>
            <dt>Key</dt>
            <dd>{key}</dd>
            <dt>Lead</dt>
            <dd>{lead?.displayName}</dd>
          </dl>
          <h2>Apps</h2>
          <ul className="project-list">
            {modules
              .filter(({ type }) => type === 'jira:projectSettingsPage')
              .map((module) => (
                <li key={module.key}>
                  <AppIcon module={module} />
                  <a href={modulePath(module, key)}>{module.title}</a>
                </li>
              ))}
          </ul>
        </>
      )}
    </Loading>
  );
}

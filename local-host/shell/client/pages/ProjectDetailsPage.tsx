import { AppList } from '../components/AppList';
import { Loading } from '../components/Loading';
import { PageHeader, PROJECTS } from '../components/PageHeader';
import { usePermission } from '../site/use-permission';
import { useProject } from '../site/use-project';
import { NoAccess } from './NoAccess';
import { NotFound } from './NotFound';

/** First page of a project's settings: what the project is, and the settings pages of the app. */
export function ProjectDetailsPage({ projectKey }: { projectKey: string }) {
  const project = useProject(projectKey);
  const admin = usePermission('ADMINISTER_PROJECTS', projectKey);
  if (project.error) return <NotFound what={`The project ${projectKey}`} />;
  if (admin.data === false) return <NoAccess projectKey={projectKey} />;
  return (
    <Loading of={project}>
      {({ name, key, lead }) => (
        <>
          <PageHeader title="Project settings" trail={[PROJECTS, { href: `/projects/${key}`, text: name }]} />
          <dl className="details">
            <dt>Name</dt>
            <dd>{name}</dd>
            <dt>Key</dt>
            <dd>{key}</dd>
            <dt>Lead</dt>
            <dd>{lead?.displayName}</dd>
          </dl>
          <h2>Apps</h2>
          <AppList type="jira:projectSettingsPage" projectKey={key} />
        </>
      )}
    </Loading>
  );
}

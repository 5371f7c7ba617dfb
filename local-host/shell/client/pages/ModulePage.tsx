import { AppFrame } from '../bridge/AppFrame';
import { modulePath } from '../bridge/navigation';
import { PageHeader, PROJECTS } from '../components/PageHeader';
import type { ModuleType } from '../../site-view';
import { useSite } from '../site/context';
import { usePermission } from '../site/use-permission';
import { useProject } from '../site/use-project';
import { NoAccess } from './NoAccess';
import { NotFound } from './NotFound';

interface Props {
  type: ModuleType;
  moduleKey: string;
  projectKey?: string;
}

/** A page of the app: of a project, of its settings, or of the site's administration. */
export function ModulePage({ type, moduleKey, projectKey }: Props) {
  const { modules } = useSite();
  const module = modules.find((candidate) => candidate.type === type && candidate.key === moduleKey);
  if (!module) return <NotFound />;
  const base = modulePath(module, projectKey);
  const page = (
    <div className="module-page">
      {projectKey ? (
        <ProjectHeader title={module.title} type={type} projectKey={projectKey} />
      ) : (
        <PageHeader title={module.title} trail={[{ href: '/admin/apps', text: 'Jira settings: Apps' }]} />
      )}
      <AppFrame
        module={module}
        context={projectKey ? { projectKey } : {}}
        {...(base && { basePath: base })}
      />
    </div>
  );
  if (type === 'jira:projectSettingsPage' && projectKey)
    return <ForAdmin projectKey={projectKey}>{page}</ForAdmin>;
  return type === 'jira:adminPage' ? <ForAdmin>{page}</ForAdmin> : page;
}

function ProjectHeader({ title, type, projectKey }: { title: string; type: ModuleType; projectKey: string }) {
  const name = useProject(projectKey).data?.name ?? projectKey;
  const project = { href: `/projects/${projectKey}`, text: name };
  const settings = { href: `/projects/${projectKey}/settings`, text: 'Project settings' };
  const inSettings = type === 'jira:projectSettingsPage';
  return <PageHeader title={title} trail={[PROJECTS, project, ...(inSettings ? [settings] : [])]} />;
}

/** What administrators of a project, or of the site, get to see; everybody else that they may not. */
export function ForAdmin({ projectKey, children }: { projectKey?: string; children: JSX.Element }) {
  const admin = usePermission(projectKey ? 'ADMINISTER_PROJECTS' : 'ADMINISTER', projectKey);
  if (admin.error) return <NotFound {...(projectKey && { what: `The project ${projectKey}` })} />;
  if (admin.data === undefined) return null;
  return admin.data ? children : <NoAccess {...(projectKey && { projectKey })} />;
}

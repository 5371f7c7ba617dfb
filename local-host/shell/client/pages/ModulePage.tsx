import { AppFrame } from '../bridge/AppFrame';
import { modulePath } from '../bridge/navigation';
import { PageHeader } from '../components/PageHeader';
import type { ModuleType } from '../../site-view';
import { useSite } from '../site/context';
import { usePermission } from '../site/use-permission';
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
  const trail = [
    ...(projectKey ? [{ href: `/projects/${projectKey}`, text: projectKey }] : []),
    ...(type === 'jira:projectSettingsPage'
      ? [{ href: `/projects/${projectKey}/settings`, text: 'Project settings' }]
      : []),
  ];
  const page = (
    <div className="module-page">
      <PageHeader title={module.title} trail={trail} />
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

/** What administrators of a project, or of the site, get to see; everybody else that they may not. */
function ForAdmin({ projectKey, children }: { projectKey?: string; children: JSX.Element }) {
  const admin = usePermission(projectKey ? 'ADMINISTER_PROJECTS' : 'ADMINISTER', projectKey);
  if (admin.error) return <NotFound {...(projectKey && { what: `The project ${projectKey}` })} />;
  if (admin.data === undefined) return null;
  return admin.data ? children : <NoAccess {...(projectKey && { projectKey })} />;
}

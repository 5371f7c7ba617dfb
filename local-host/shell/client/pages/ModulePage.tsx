import { AppFrame } from '../bridge/AppFrame';
import { modulePath } from '../bridge/navigation';
import { PageHeader } from '../components/PageHeader';
import type { ModuleType } from '../../site-view';
import { useSite } from '../site/context';
import { NotFound } from './NotFound';
import { NoAccess, useIsProjectAdmin } from './project-admin';

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
  const base = modulePath(module, projectKey ?? '');
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
  return type === 'jira:projectSettingsPage' && projectKey ? (
    <ForProjectAdmin projectKey={projectKey}>{page}</ForProjectAdmin>
  ) : (
    page
  );
}

function ForProjectAdmin({ projectKey, children }: { projectKey: string; children: JSX.Element }) {
  const admin = useIsProjectAdmin(projectKey);
  if (admin.data === undefined) return admin.error ? <NotFound what={`The project ${projectKey}`} /> : null;
  return admin.data ? children : <NoAccess projectKey={projectKey} />;
}

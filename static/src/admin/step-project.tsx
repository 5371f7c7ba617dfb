import type { AdminProject } from '../../../src/invoke-api';
import { OpenPage } from '../components/open-page';
import { ReportState } from '../components/report-state';
import type { ProjectPage } from '../host-page';
import { strings } from '../strings';
import type { SettingsSection } from '../wanted-section';
import { isWaiting, needsKey } from './progress';

interface Props {
  project: AdminProject;
  /** Where its next step is taken. */
  page: ProjectPage;
  section?: SettingsSection;
  action: string;
}

const words = strings.admin.firstRun;

/** How far a project is, and the way to where its next step is taken. */
export function StepProject({ project, page, section, action }: Props) {
  const { name, key, lastReport } = project;
  return (
    <li className="bp-step-project">
      <span>
        <strong>{name}</strong> <span className="bp-subtle">{key}</span>
      </span>
      <Progress project={project} page={page} />
      {!lastReport && (
        <OpenPage page={page} projectKey={key} section={section}>
          {action}
          <span className="bp-hidden">{words.forProject(name)}</span>
        </OpenPage>
      )}
    </li>
  );
}

function Progress({ project, page }: Pick<Props, 'project' | 'page'>) {
  if (page === 'specification') return <span className="bp-subtle">{words.noScenarios}</span>;
  if (needsKey(project)) return <span className="bp-subtle">{words.noKey}</span>;
  return <ReportState report={project.lastReport} waiting={isWaiting(project)} />;
}

import type { AdminProject } from '../../../src/invoke-api';
import type { ProjectPage } from '../host-page';
import { strings } from '../strings';
import type { SettingsSection } from '../wanted-section';
import { StepProject } from './step-project';

interface Props {
  step: string;
  projects: readonly AdminProject[];
  /** Where it is taken. */
  page: ProjectPage;
  section?: SettingsSection;
  action: string;
}

/** More of them say nothing about how to begin; all are in the list of projects. */
const SHOWN = 5;

/** The projects that stand at a step. */
export function StepProjects({ step, projects, page, section, action }: Props) {
  if (projects.length === 0) return null;
  return (
    <>
      <ul className="bp-step-projects" aria-label={strings.admin.firstRun.progress(step)}>
        {projects.slice(0, SHOWN).map((project) => (
          <StepProject key={project.id} project={project} page={page} section={section} action={action} />
        ))}
      </ul>
      {projects.length > SHOWN && <p className="bp-subtle">{strings.common.more(projects.length - SHOWN)}</p>}
    </>
  );
}

import Button from '@atlaskit/button/new';
import type { AdminProject } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { ReportState } from '../components/report-state';
import { strings } from '../strings';
import { isWaiting, needsKey } from './progress';
import { useOpenSettings } from './use-open-settings';

const words = strings.admin.firstRun;

/** How far a project is, and the way to where its next step is taken. */
export function StepProject({ project, action }: { project: AdminProject; action: string }) {
  const open = useOpenSettings(project.key);
  return (
    <li>
      <div className="bp-step-project">
        <span>
          <strong>{project.name}</strong> <span className="bp-subtle">{project.key}</span>
        </span>
        {needsKey(project) ? (
          <span className="bp-subtle">{words.noKey}</span>
        ) : (
          <ReportState report={project.lastReport} waiting={isWaiting(project)} />
        )}
        {!project.lastReport && (
          <Button spacing="compact" isLoading={open.busy} onClick={() => void open.run()}>
            {action}
            <span className="bp-hidden">{words.forProject(project.name)}</span>
          </Button>
        )}
      </div>
      {open.failure && <Failure failure={open.failure} title={strings.admin.projects.noSettingsTitle} />}
    </li>
  );
}

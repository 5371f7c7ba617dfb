import FailedIcon from '@atlaskit/icon/core/status-error';
import PassedIcon from '@atlaskit/icon/core/status-success';
import type { AdminProject } from '../../../src/invoke-api';
import { TimeAgo } from '../components/time-ago';
import { reportWords } from '../report';
import { strings } from '../strings';
import { isWaiting, needsKey } from './progress';

const words = strings.admin.projects;

/** The newest report of a project, or what is missing for one. */
export function ReportCell({ project }: { project: AdminProject }) {
  const { lastReport } = project;
  if (lastReport)
    return (
      <div className="bp-reported">
        {lastReport.counts.failed > 0 ? (
          <FailedIcon label="" color="var(--ds-icon-danger)" />
        ) : (
          <PassedIcon label="" color="var(--ds-icon-success)" />
        )}
        <div>
          {reportWords(lastReport)}
          <div className="bp-subtle">
            <TimeAgo iso={lastReport.at} />
          </div>
        </div>
      </div>
    );
  if (isWaiting(project)) return <>{words.waiting}</>;
  return <span className="bp-subtle">{needsKey(project) ? words.noKey : words.noReport}</span>;
}

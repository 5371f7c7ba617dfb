import CheckIcon from '@atlaskit/icon/core/status-success';
import Spinner from '@atlaskit/spinner';
import { reportWords, type Report } from '../report';
import { strings } from '../strings';
import { TimeAgo } from './time-ago';

interface Props {
  report?: Report;
  /** Somebody could publish one now. */
  waiting: boolean;
}

const words = strings.report;

/** Whether a build reports: its first report is waited for, and turns this green. The time is no news: it is not said. */
export function ReportState({ report, waiting }: Props) {
  return (
    <div className={report ? 'bp-connected' : 'bp-waiting'}>
      {report && (
        <span className="bp-connected-icon">
          <CheckIcon label="" />
        </span>
      )}
      {waiting && !report && <Spinner size="small" label="" />}
      <p>
        <span role="status">
          {report ? (
            <>
              {words.connected} <strong>{words.last}</strong>: {reportWords(report)}
            </>
          ) : (
            waiting && words.waiting
          )}
        </span>
        {report && (
          <span className="bp-subtle">
            {' · '}
            <TimeAgo iso={report.at} />
          </span>
        )}
      </p>
    </div>
  );
}

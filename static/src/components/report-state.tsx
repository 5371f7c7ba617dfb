import CheckIcon from '@atlaskit/icon/core/status-success';
import Spinner from '@atlaskit/spinner';
import type { SettingsView } from '../../../src/invoke-api';
import { strings, tally } from '../strings';
import { TimeAgo } from './time-ago';

type Report = NonNullable<SettingsView['lastReport']>;

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
              {words.connected} <strong>{words.last}</strong>: {counted(report)}
            </>
          ) : (
            waiting && words.waiting
          )}
        </span>
        {report && (
          <span className="bp-subtle">
            , <TimeAgo iso={report.at} />
          </span>
        )}
      </p>
    </div>
  );
}

const counted = ({ counts }: Report): string =>
  tally([
    [counts.passed, strings.context.counts.passed],
    [counts.failed, strings.context.counts.failed],
    [counts.other, words.other],
  ]) || words.empty;

import type { SettingsView } from '../../../src/invoke-api';
import { TimeAgo } from '../components/time-ago';
import { strings, tally } from '../strings';

type Report = NonNullable<SettingsView['lastReport']>;

/** The newest report in one line. */
export function LastReport({ report: { at, counts } }: { report: Report }) {
  const words = strings.context.counts;
  const counted = tally([
    [counts.passed, words.passed],
    [counts.failed, words.failed],
    [counts.other, strings.settings.pipeline.other],
  ]);
  return (
    <p>
      <strong>{strings.settings.pipeline.lastReport}</strong> <TimeAgo iso={at} />
      {counted && `: ${counted}`}
    </p>
  );
}

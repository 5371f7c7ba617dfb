import SectionMessage from '@atlaskit/section-message';
import type { Lapse } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day, daysBetween, fullTime } from '../time';

const words = strings.lapse;

/** Why nothing changes for now, for how long the data is kept, and what ends it. */
export function LapseBanner({ lapse: { since, removalFrom } }: { lapse: Lapse }) {
  return (
    <div role="status">
      <SectionMessage
        appearance="warning"
        title={since === undefined ? words.noticed : words.since(day(since))}
        headingLevel="h2"
      >
        <div className="bp-lapse">
          <p>{words.readOnly}</p>
          <p>
            {removalFrom === undefined ? words.notDated : <strong>{kept(removalFrom, new Date())}</strong>}
          </p>
          <p>{words.renew}</p>
        </div>
      </SectionMessage>
    </div>
  );
}

/** On the last day the hour counts too. */
function kept(removalFrom: string, now: Date): string {
  const until = new Date(removalFrom);
  if (until <= now) return words.over(day(removalFrom));
  const days = daysBetween(now, until);
  return days === 0 ? words.lastDay(fullTime(until)) : words.kept(day(removalFrom), days);
}

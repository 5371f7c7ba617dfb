import type { AdminView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day } from '../time';
import { LicenceReadings } from './licence-readings';
import { LicenceState } from './licence-state';

type Licence = AdminView['licence'];

const words = strings.admin.licence;
const PRODUCTION = 'PRODUCTION';

/** What Jira says of the licence, in plain words, and what the app has read day by day. */
export function LicenceSection({ licence }: { licence: Licence }) {
  return (
    <section className="bp-card" aria-labelledby="licence">
      <h2 id="licence" className="bp-step-title">
        {words.title} <LicenceState state={licence.state} />
      </h2>
      <p>{inWords(licence)}</p>
      <LicenceReadings readings={licence.readings} />
    </section>
  );
}

function inWords({ state, environment, lapse }: Licence): string {
  if (environment !== PRODUCTION) return words.unlicensed(environment.toLowerCase());
  if (state !== 'lapsed') return words[state];
  return [
    lapse?.since ? words.lapsedSince(day(lapse.since)) : words.lapsedNow,
    lapse?.removalFrom && words.keptUntil(day(lapse.removalFrom)),
  ]
    .filter(Boolean)
    .join(' ');
}

import Lozenge from '@atlaskit/lozenge';
import type { AdminView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { day } from '../time';
import { LicenceReadings } from './licence-readings';
import { LicenceState } from './licence-state';

type Licence = AdminView['licence'];

const words = strings.admin.licence;

/** Nowhere else is an app licensed. */
const isLicensed = ({ environment }: Licence): boolean => environment === 'PRODUCTION';

/** What Jira says of the licence, in plain words, and what the app has read day by day. */
export function LicenceSection({ licence }: { licence: Licence }) {
  return (
    <section className="bp-card" aria-labelledby="licence">
      <h2 id="licence" className="bp-step-title">
        {words.title}{' '}
        {isLicensed(licence) ? <LicenceState state={licence.state} /> : <Lozenge>{words.notNeeded}</Lozenge>}
      </h2>
      <p>{inWords(licence, new Date())}</p>
      <LicenceReadings readings={licence.readings} />
    </section>
  );
}

function inWords(licence: Licence, now: Date): string {
  const { state, environment, lapse } = licence;
  if (!isLicensed(licence)) return words.unlicensed(environment.toLowerCase());
  if (state !== 'lapsed') return words[state];
  const said = lapse?.since ? words.lapsedSince(day(lapse.since)) : words.lapsedNow;
  if (!lapse?.removalFrom) return said;
  const kept = new Date(lapse.removalFrom) > now ? words.keptUntil : words.wasKeptUntil;
  return `${said} ${kept(day(lapse.removalFrom))}`;
}

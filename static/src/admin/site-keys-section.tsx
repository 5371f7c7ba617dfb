import { WantedSection } from '../components/wanted-section';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { SiteKeys } from './site-keys';

const words = strings.admin.keys;

/** Who gets at the site's data from outside. */
export const SiteKeysSection = ({ call }: { call: AdminCall }) => (
  <WantedSection words={words} intro={words.intro}>
    {() => <SiteKeys call={call} />}
  </WantedSection>
);

import { Section } from '../components/section';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { SiteKeys } from './site-keys';

const words = strings.admin.keys;

/** Who gets at the site's data from outside. It has a tab to itself, and is read when that is opened. */
export const SiteKeysSection = ({ call }: { call: AdminCall }) => (
  <Section title={words.title} intro={words.intro}>
    <SiteKeys call={call} />
  </Section>
);

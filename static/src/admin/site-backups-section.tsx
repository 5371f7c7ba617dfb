import { WantedSection } from '../components/wanted-section';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { SiteBackups } from './site-backups';

const words = strings.admin.backups;

/** Whether every project is backed up. */
export const SiteBackupsSection = ({ call }: { call: AdminCall }) => (
  <WantedSection words={words} intro={words.intro}>
    {() => <SiteBackups call={call} />}
  </WantedSection>
);

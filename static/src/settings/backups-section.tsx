import type { SettingsView } from '../../../src/invoke-api';
import { OnDemand } from '../components/on-demand';
import { WantedSection } from '../components/wanted-section';
import { strings } from '../strings';
import type * as list from './backups-list';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
}

const words = strings.backups;
const load = (): Promise<typeof list> => import('./backups-list');

/** Backups of the project. */
export const BackupsSection = ({ view, call }: Props) => (
  <WantedSection words={words} intro={words.intro}>
    {() => <OnDemand load={load}>{({ BackupsList }) => <BackupsList view={view} call={call} />}</OnDemand>}
  </WantedSection>
);

import { OnDemand } from '../../components/on-demand';
import type * as versions from './versions';

/** The comparison of texts, which the parser comes with. */
const load = (): Promise<typeof versions> => import('./versions');

export const History = (props: versions.VersionsProps) => (
  <OnDemand load={load}>{({ Versions }) => <Versions {...props} />}</OnDemand>
);

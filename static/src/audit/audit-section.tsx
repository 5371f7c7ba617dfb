import { OnDemand } from '../components/on-demand';
import { WantedSection } from '../components/wanted-section';
import { strings } from '../strings';
import type * as log from './audit-log';
import type { AuditLogProps } from './audit-log';

interface Props extends AuditLogProps {
  intro: string;
}

const words = strings.audit;
const load = (): Promise<typeof log> => import('./audit-log');

/** The audit log. */
export const AuditSection = ({ intro, ...rest }: Props) => (
  <WantedSection words={words} intro={`${intro} ${words.kept}`}>
    {() => <OnDemand load={load}>{({ AuditLog }) => <AuditLog {...rest} />}</OnDemand>}
  </WantedSection>
);

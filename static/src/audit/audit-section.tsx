import { OnDemand } from '../components/on-demand';
import { Section } from '../components/section';
import { strings } from '../strings';
import type * as log from './audit-log';
import type { AuditLogProps } from './audit-log';

interface Props extends AuditLogProps {
  intro: string;
}

const words = strings.audit;
const load = (): Promise<typeof log> => import('./audit-log');

/** The audit log. It has a tab to itself, and is read when that is opened. */
export const AuditSection = ({ intro, ...rest }: Props) => (
  <Section title={words.title} intro={`${intro} ${words.kept}`}>
    <OnDemand load={load}>{({ AuditLog }) => <AuditLog {...rest} />}</OnDemand>
  </Section>
);

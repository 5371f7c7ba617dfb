import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import { OnDemand } from '../components/on-demand';
import { strings } from '../strings';
import type * as log from './audit-log';
import type { AuditLogProps } from './audit-log';

interface Props extends AuditLogProps {
  intro: string;
}

const words = strings.audit;
const load = (): Promise<typeof log> => import('./audit-log');

/** The audit log: read when it is wanted, since few visits to the page are for it. */
export function AuditSection({ intro, ...rest }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className="bp-card" aria-labelledby={id}>
      <div className="bp-card-header">
        <h2 id={id}>{words.title}</h2>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      <p className="bp-subtle">
        {intro} {words.kept}
      </p>
      {open && <OnDemand load={load}>{({ AuditLog }) => <AuditLog {...rest} />}</OnDemand>}
    </section>
  );
}

import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { SiteBackups } from './site-backups';

const words = strings.admin.backups;

/** Whether every project is backed up; read when it is wanted. */
export function SiteBackupsSection({ call }: { call: AdminCall }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="bp-card" aria-labelledby="site-backups">
      <div className="bp-card-header">
        <h2 id="site-backups">{words.title}</h2>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      <p className="bp-subtle">{words.intro}</p>
      {open && <SiteBackups call={call} />}
    </section>
  );
}

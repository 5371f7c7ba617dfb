import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { SiteKeys } from './site-keys';

const words = strings.admin.keys;

/** Who gets at the site's data from outside; read when it is wanted. */
export function SiteKeysSection({ call }: { call: AdminCall }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="bp-card" aria-labelledby="site-keys">
      <div className="bp-card-header">
        <h2 id="site-keys">{words.title}</h2>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      </div>
      <p className="bp-subtle">{words.intro}</p>
      {open && <SiteKeys call={call} />}
    </section>
  );
}

import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { OnDemand } from '../components/on-demand';
import { strings } from '../strings';
import type * as list from './backups-list';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
}

const words = strings.backups;
const load = (): Promise<typeof list> => import('./backups-list');

/** Backups of the project: read when they are wanted, since few visits to the page are for them. */
export function BackupsSection({ view, call }: Props) {
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
      <p className="bp-subtle">{words.intro}</p>
      {open && (
        <OnDemand load={load}>{({ BackupsList }) => <BackupsList view={view} call={call} />}</OnDemand>
      )}
    </section>
  );
}

import { useId } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { RemovalCertificates } from '../components/removal-certificates';
import { RemovalRequest } from '../components/removal-request';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onChanged: (view: SettingsView) => void;
}

const words = strings.removal.project;

/** Has everything of the project removed. It needs no licence, neither to ask for it nor to cancel it. */
export function RemovalSection({ view, call, onChanged }: Props) {
  const id = useId();
  const once = useOnce();
  const { project, removal } = view;
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="bp-subtle">{words.intro}</p>
      <RemovalRequest
        of="project"
        word={project.key}
        request={removal.request}
        onAsk={async (ask) => onChanged(await once((payload) => call('requestRemoval', payload), ask))}
        onCancel={async (request) =>
          onChanged(await once((payload) => call('cancelRemoval', payload), { id: request }))
        }
      />
      <RemovalCertificates certificates={removal.certificates} />
    </section>
  );
}

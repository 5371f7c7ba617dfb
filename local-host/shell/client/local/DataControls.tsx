import { useState } from 'react';
import { Dialog } from '../components/Dialog';
import { local } from '../site/api';
import { goSaying } from '../site/next-page';
import { ControlButton, ControlGroup } from './ControlGroup';
import { useControl } from './use-control';

const RESETS = {
  demo: { name: 'Reset to the demo', done: 'The site holds the demo again' },
  empty: { name: 'Empty the site', done: 'The site is empty' },
} as const;

type Reset = keyof typeof RESETS;

/** Both lose everything, so both ask first. */
export function DataControls() {
  const [asked, setAsked] = useState<Reset>();
  return (
    <ControlGroup title="Data" hint="Projects, issues and what the app stores, on this computer only.">
      <ControlButton onClick={() => setAsked('demo')}>{RESETS.demo.name}</ControlButton>
      <ControlButton onClick={() => setAsked('empty')}>{RESETS.empty.name}</ControlButton>
      {asked && <Confirm reset={asked} onClose={() => setAsked(undefined)} />}
    </ControlGroup>
  );
}

function Confirm({ reset, onClose }: { reset: Reset; onClose: () => void }) {
  const control = useControl();
  const [busy, setBusy] = useState(false);
  const { name, done } = RESETS[reset];
  const run = () => {
    if (busy) return;
    setBusy(true);
    control(name, async () => {
      await local('POST', 'reset', { demo: reset === 'demo' }).finally(onClose);
      goSaying({ flag: { id: 'reset', type: 'success', title: done } }, '/projects');
      return undefined;
    });
  };
  return (
    <Dialog title={`${name}?`} onClose={onClose}>
      <div className="form">
        <p>Every project and issue of this site goes, with all that the app stored. This cannot be undone.</p>
        <footer className="form-actions">
          <button type="button" className="button button-subtle" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="button button-danger" aria-disabled={busy} onClick={run}>
            {busy ? 'Resetting…' : name}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}

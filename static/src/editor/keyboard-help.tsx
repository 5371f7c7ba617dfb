import { useState } from 'react';
import { strings } from '../strings';

const words = strings.editor.keyboard;

/** The editor's keys, folded away until somebody wants them. */
export function KeyboardHelp() {
  const [open, setOpen] = useState(false);
  return (
    <details className="bp-keyboard" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.title}</summary>
      {open && <Keys />}
    </details>
  );
}

const Keys = () => (
  <>
    <dl>
      {words.keys.map(([keys, what]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
    <p className="bp-subtle">{words.mac}</p>
  </>
);

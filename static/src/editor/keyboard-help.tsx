import { strings } from '../strings';

const words = strings.editor.keyboard;

/** The editor's keys, folded away until somebody wants them. */
export const KeyboardHelp = () => (
  <details className="bp-keyboard">
    <summary>{words.title}</summary>
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
  </details>
);

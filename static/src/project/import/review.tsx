import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import { strings } from '../../strings';
import type { Collected } from './collect';
import { RefusedTable } from './refused-table';
import type { OnExisting } from './use-import';

interface Props {
  collected: Collected;
  onStart: (onExisting: OnExisting) => void;
  /** Back to choosing. */
  onBack: () => void;
}

const words = strings.import;
const CHOICES: readonly OnExisting[] = ['keep', 'replace', 'merge'];

/** What was found in what was chosen, before anything is sent. */
export function Review({ collected: { files, skipped, refused }, onStart, onBack }: Props) {
  const name = useId();
  const [onExisting, setOnExisting] = useState<OnExisting>('keep');
  const counts = [
    words.files(files.length),
    skipped > 0 && words.skipped(skipped),
    refused.length > 0 && words.refusedCount(refused.length),
  ];
  return (
    <section className="bp-import-step" aria-label={words.chosen}>
      <p role="status">
        <strong>{counts.filter(Boolean).join(', ')}</strong>
      </p>
      {files.length === 0 && <p>{words.nothing}</p>}
      {refused.length > 0 && <RefusedTable refused={refused} />}
      {files.length > 0 && (
        <fieldset className="bp-choices">
          <legend>{words.onExisting}</legend>
          {CHOICES.map((choice) => (
            <label key={choice} className="bp-radio">
              <input
                type="radio"
                name={name}
                checked={onExisting === choice}
                onChange={() => setOnExisting(choice)}
              />
              {words[choice]}
            </label>
          ))}
        </fieldset>
      )}
      <div className="bp-actions">
        {files.length > 0 && (
          <Button appearance="primary" onClick={() => onStart(onExisting)}>
            {words.start(files.length)}
          </Button>
        )}
        <Button appearance="subtle" onClick={onBack}>
          {words.chooseOther}
        </Button>
      </div>
    </section>
  );
}

import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import type { OnDifferent } from '../../../src/invoke-api';
import type { ApiFailure } from '../api';
import { Failure } from '../components/failure';
import { strings } from '../strings';
import type { Foretold } from './import-archive';
import { OutcomeTables } from './outcome-tables';

interface Props {
  foretold: Foretold;
  /** What was chosen before. */
  onDifferent: OnDifferent;
  failure?: ApiFailure;
  stopped?: true;
  onStart: (onDifferent: OnDifferent) => void;
  onBack: () => void;
}

const words = strings.archive.import;
const CHOICES: readonly OnDifferent[] = ['keep', 'take', 'both'];

/** What an import would come to, and what is to be done where the archive and the project are different. */
export function Review({ foretold, onDifferent: before, failure, stopped, onStart, onBack }: Props) {
  const { outcomes } = foretold;
  const name = useId();
  const [onDifferent, setOnDifferent] = useState(before);
  const differs = outcomes.some(({ tallies }) => Object.values(tallies).some(({ different }) => different));
  return (
    <>
      {failure && <Failure failure={failure} title={words.failed} />}
      {stopped && <p role="status">{words.stopped}</p>}
      <OutcomeTables outcomes={outcomes} />
      {differs && (
        <fieldset className="bp-choices bp-archive-choices">
          <legend>{words.ofDifferent}</legend>
          {CHOICES.map((choice) => (
            <label key={choice} className="bp-radio">
              <input
                type="radio"
                name={name}
                checked={onDifferent === choice}
                onChange={() => setOnDifferent(choice)}
              />
              {words.onDifferent[choice]}
            </label>
          ))}
        </fieldset>
      )}
      <div className="bp-actions">
        <Button appearance="primary" onClick={() => onStart(onDifferent)}>
          {stopped ? words.goOn : words.start}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </>
  );
}

import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import { strings } from '../../strings';
import { TOOLS, type Tool } from '@behave-pro/core/gherkin/import-tools';
import type { Collected } from './collect';
import { RefusedTable } from './refused-table';
import type { Choices, OnExisting } from './import-state';

interface Props {
  collected: Collected;
  /** What the files look like. */
  recognised: Tool | undefined;
  /** What was chosen before. */
  chosen: Choices | undefined;
  onCheck: (choices: Choices) => void;
  onStart: (choices: Choices) => void;
  /** Back to choosing. */
  onBack: () => void;
}

const words = strings.import;
const CHOICES: readonly OnExisting[] = ['keep', 'replace', 'merge'];
const ORIGINS: readonly (Tool | 'none')[] = ['none', ...TOOLS];

/** What was found in what was chosen, before anything is sent. */
export function Review({ collected, recognised, chosen, onCheck, onStart, onBack }: Props) {
  const { files, skipped, refused } = collected;
  const name = useId();
  const [onExisting, setOnExisting] = useState<OnExisting>(chosen?.onExisting ?? 'keep');
  const [tool, setTool] = useState<Tool | 'none'>((chosen ? chosen.origin.tool : recognised) ?? 'none');
  const choices: Choices = {
    onExisting,
    // Of files that look otherwise a person knows better.
    origin: tool === 'none' ? { tool: undefined, always: false } : { tool, always: tool !== recognised },
  };
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
        <div className="bp-field">
          <label htmlFor={`${name}-origin`}>{words.origin}</label>
          <select
            id={`${name}-origin`}
            className="bp-input"
            aria-describedby={`${name}-help`}
            value={tool}
            onChange={({ target }) => setTool(ORIGINS.find((one) => one === target.value) ?? 'none')}
          >
            {ORIGINS.map((origin) => (
              <option key={origin} value={origin}>
                {words.origins[origin]}
              </option>
            ))}
          </select>
          <p id={`${name}-help`} className="bp-subtle">
            {[recognised && words.recognised(recognised), words.originHelp[tool]].filter(Boolean).join(' ')}
          </p>
        </div>
      )}
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
        {files.length > 0 && tool === 'none' && (
          <Button appearance="primary" onClick={() => onStart(choices)}>
            {words.start(files.length)}
          </Button>
        )}
        {files.length > 0 && (
          <Button appearance={tool === 'none' ? 'default' : 'primary'} onClick={() => onCheck(choices)}>
            {words.check}
          </Button>
        )}
        <Button appearance="subtle" onClick={onBack}>
          {words.chooseOther}
        </Button>
      </div>
    </section>
  );
}

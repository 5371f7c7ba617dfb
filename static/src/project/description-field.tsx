import { useId } from 'react';
import { strings } from '../strings';
import { useDashedLines } from './use-dashed-lines';

interface Props {
  value: string;
  /** Of the new feature. */
  language: string;
  onChange: (value: string) => void;
}

const words = strings.feature;

/** What a new feature is about. What Gherkin cannot have in it as typed is shown as it will be saved. */
export function DescriptionField({ value, language, onChange }: Props) {
  const id = useId();
  const dashed = useDashedLines(value, language);
  return (
    <div className="bp-field">
      <label htmlFor={id}>{words.description}</label>
      <textarea
        id={id}
        className="bp-input"
        rows={3}
        value={value}
        aria-describedby={`${id}-help ${id}-dashed`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className="bp-subtle">
        {words.descriptionHelp}
      </p>
      <div className={dashed.length > 0 ? 'bp-note' : undefined}>
        <p id={`${id}-dashed`} role="status">
          {dashed.length > 0 && words.dashed(dashed.length)}
        </p>
        {dashed.length > 0 && (
          <pre tabIndex={0} role="region" aria-label={words.dashedLabel}>
            {dashed.join('\n')}
          </pre>
        )}
      </div>
    </div>
  );
}

import { useId } from 'react';
import type { TestType } from '../../../src/invoke-api';
import { strings } from '../strings';

const TYPES: readonly TestType[] = ['automated', 'manual'];

interface Props {
  label: string;
  help?: string;
  value: TestType;
  isDisabled?: boolean;
  onChange: (value: TestType) => void;
}

/** Whether a build runs a scenario or a person does. */
export function TestTypeField({ label, help, value, isDisabled, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className="bp-choices" disabled={isDisabled} aria-describedby={help && `${id}-help`}>
      <legend>{label}</legend>
      {TYPES.map((type) => (
        <label key={type} className="bp-radio">
          <input type="radio" name={id} checked={value === type} onChange={() => onChange(type)} />
          {strings.testType[type]}
        </label>
      ))}
      {help && (
        <p id={`${id}-help`} className="bp-subtle bp-help">
          {help}
        </p>
      )}
    </fieldset>
  );
}

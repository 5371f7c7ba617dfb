import { useId } from 'react';
import type { TestType } from '../../../../src/invoke-api';
import { strings } from '../../strings';

const TYPES: readonly TestType[] = ['automated', 'manual'];

interface Props {
  value: TestType;
  onChange: (value: TestType) => void;
}

/** Whether a build runs the scenario or a person does. */
export function TestTypeField({ value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset className="bp-choices">
      <legend>{strings.editor.testType}</legend>
      {TYPES.map((type) => (
        <label key={type}>
          <input type="radio" name={name} checked={value === type} onChange={() => onChange(type)} />
          {strings.testType[type]}
        </label>
      ))}
    </fieldset>
  );
}

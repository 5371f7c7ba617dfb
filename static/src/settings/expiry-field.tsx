import Select from '@atlaskit/select/Select';
import { useId } from 'react';
import { strings } from '../strings';

const words = strings.settings.keys;
const OPTIONS = [30, 90, 180, 365].map((days) => ({ value: days, label: words.days(days) }));

interface Props {
  days: number;
  onChange: (days: number) => void;
}

/** For how many days a new key works. */
export function ExpiryField({ days, onChange }: Props) {
  const id = useId();
  return (
    <div className="bp-field bp-narrow">
      <label htmlFor={id}>{words.expires}</label>
      <Select
        inputId={id}
        isSearchable={false}
        options={OPTIONS}
        value={OPTIONS.find(({ value }) => value === days) ?? null}
        onChange={(option) => option && onChange(option.value)}
      />
    </div>
  );
}

import Select from '@atlaskit/select/Select';
import { useEffect, useId, useState } from 'react';
import { strings } from '../strings';

interface Option {
  value: string;
  label: string;
}

interface Props {
  value: string;
  isDisabled: boolean;
  onChange: (code: string) => void;
}

/** The languages Gherkin knows, by their own names and in English, so that either finds them. */
async function loadOptions(): Promise<Option[]> {
  const { languages } = await import('../gherkin');
  return languages().map(({ code, name, native }) => ({
    value: code,
    label: native === name ? `${name} (${code})` : `${native} – ${name} (${code})`,
  }));
}

export function LanguageField({ value, isDisabled, onChange }: Props) {
  const id = useId();
  const [options, setOptions] = useState<Option[]>();
  useEffect(() => {
    let current = true;
    loadOptions().then(
      (loaded) => current && setOptions(loaded),
      () => current && setOptions([]),
    );
    return () => {
      current = false;
    };
  }, []);
  return (
    <div className="bp-field bp-narrow">
      <label htmlFor={id}>{strings.settings.project.language}</label>
      <Select<Option>
        inputId={id}
        isDisabled={isDisabled}
        isLoading={options === undefined}
        options={options ?? []}
        value={options?.find((option) => option.value === value) ?? { value, label: value }}
        onChange={(option) => option && option.value !== value && onChange(option.value)}
      />
      <p className="bp-subtle">{strings.settings.project.languageHelp}</p>
    </div>
  );
}

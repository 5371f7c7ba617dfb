import CreatableSelect from '@atlaskit/select/CreatableSelect';
import type { StylesConfig } from '@atlaskit/select/types';
import { useId, useState } from 'react';
import { strings } from '../../strings';
import { featureNamed, optionGroups, type FeatureList, type FeatureOption } from './feature-options';

/** The chosen option in its own blue on light blue misses the contrast people need. */
const READABLE: StylesConfig<FeatureOption> = {
  option: (style) => ({ ...style, color: 'var(--ds-text)' }),
};

interface Props {
  list: FeatureList;
  value: FeatureOption | null;
  onChange: (value: FeatureOption | null) => void;
  autoFocus: boolean;
  /** Said under the field when nothing was chosen and it had to be. */
  missing: boolean;
}

/** Which feature the new scenario goes to: those of this issue first, any other by typing, or a new name. */
export function FeaturePicker({ list, value, onChange, autoFocus, missing }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  // Leaving the field means what was typed: a name lost at Tab would be found out only at saving.
  const takeTyped = (): void => {
    if (typed.trim()) onChange(featureNamed(list, typed));
    setTyped('');
  };
  return (
    <div className="bp-field">
      <label htmlFor={`${id}-input`}>{strings.editor.feature}</label>
      <CreatableSelect<FeatureOption>
        inputId={`${id}-input`}
        aria-describedby={`${id}-help`}
        aria-invalid={missing}
        isInvalid={missing}
        autoFocus={autoFocus}
        isLoading={list.state === 'loading'}
        options={optionGroups(list)}
        value={value}
        placeholder={strings.editor.featurePlaceholder}
        maxMenuHeight={220}
        styles={READABLE}
        isClearable
        noOptionsMessage={() => strings.editor.noFeatures}
        formatCreateLabel={strings.editor.newFeature}
        getNewOptionData={(name) => featureNamed({ state: 'failed' }, name)}
        allowCreateWhileLoading
        onInputChange={(input, { action }) => {
          if (action !== 'input-blur' && action !== 'menu-close') setTyped(input);
        }}
        onBlur={takeTyped}
        onChange={(option) => {
          setTyped('');
          onChange(option);
        }}
      />
      <p
        id={`${id}-help`}
        className={missing ? 'bp-error' : 'bp-subtle'}
        role={missing ? 'alert' : undefined}
      >
        {helpText(list, missing)}
      </p>
    </div>
  );
}

function helpText(list: FeatureList, missing: boolean): string {
  if (missing) return strings.editor.featureMissing;
  return list.state === 'failed' ? strings.editor.featuresFailed : strings.editor.featureHelp;
}

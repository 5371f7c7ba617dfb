import CreatableSelect from '@atlaskit/select/CreatableSelect';
import type { StylesConfig } from '@atlaskit/select/types';
import { useId, useState } from 'react';
import type { ClosedFeature } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import {
  closedNamed,
  featureNamed,
  newFeature,
  optionGroups,
  type FeatureList,
  type FeatureOption,
} from './feature-options';
import type { ChosenFeature } from './use-chosen-feature';

/** The chosen option in its own blue on light blue misses the contrast people need. */
const READABLE: StylesConfig<FeatureOption> = {
  option: (style, { isDisabled }) => ({
    ...style,
    color: isDisabled ? 'var(--ds-text-subtlest)' : 'var(--ds-text)',
  }),
};

interface Props {
  chosen: ChosenFeature;
  autoFocus: boolean;
}

/** Which feature the new scenario goes to: those of this issue first, any other by typing, or a new name. */
export function FeaturePicker({ chosen, autoFocus }: Props) {
  const { list, feature, missing, refused, choose } = chosen;
  const id = useId();
  const [typed, setTyped] = useState('');
  const wrong = missing || refused !== undefined;
  // Leaving the field means what was typed: a name lost at Tab would be found out only at saving.
  const takeTyped = (): void => {
    if (typed.trim()) choose(featureNamed(list, typed));
    setTyped('');
  };
  return (
    <div className="bp-field">
      <label htmlFor={`${id}-input`}>{strings.editor.feature}</label>
      <CreatableSelect<FeatureOption>
        inputId={`${id}-input`}
        aria-describedby={`${id}-help`}
        aria-invalid={wrong}
        isInvalid={wrong}
        autoFocus={autoFocus}
        isLoading={list.state === 'loading'}
        options={optionGroups(list)}
        value={feature}
        placeholder={strings.editor.featurePlaceholder}
        maxMenuHeight={220}
        styles={READABLE}
        isClearable
        // Where a screen can be touched it would, and who uses keys would begin again at the top.
        blurInputOnSelect={false}
        noOptionsMessage={() => strings.editor.noFeatures}
        formatCreateLabel={strings.editor.newFeature}
        getNewOptionData={newFeature}
        allowCreateWhileLoading
        isValidNewOption={(input) => input.trim() !== '' && !closedNamed(list, input)}
        onInputChange={(input, { action }) => {
          if (action !== 'input-blur' && action !== 'menu-close') setTyped(input);
        }}
        onBlur={takeTyped}
        onChange={(option) => {
          setTyped('');
          choose(option);
        }}
      />
      <p id={`${id}-help`} className={wrong ? 'bp-error' : 'bp-subtle'} role={wrong ? 'alert' : undefined}>
        {helpText(list, missing, refused)}
      </p>
    </div>
  );
}

function helpText(list: FeatureList, missing: boolean, refused: ClosedFeature | undefined): string {
  if (refused) return strings.editor.closedTyped(refused.name, strings.editor.closed[refused.why]);
  if (missing) return strings.editor.featureMissing;
  return list.state === 'failed' ? strings.editor.featuresFailed : strings.editor.featureHelp;
}

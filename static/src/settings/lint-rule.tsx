import Toggle from '@atlaskit/toggle';
import {
  isRuleOn,
  LINT_RULES,
  optionOf,
  optionsOf,
  type LintRuleId,
} from '@behave-pro/core/gherkin/lint-rules';
import { useId, useState } from 'react';
import type { LintSettings, SettingsView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import { SavedState } from '../components/saved-state';
import { strings } from '../strings';
import { LintOptionField } from './lint-option-field';
import type { SettingsCall } from './settings';

interface Props {
  rule: LintRuleId;
  view: SettingsView;
  call: SettingsCall;
  onSaved: (view: SettingsView) => void;
}

/** One rule: whether it looks, what it looks for, and its option while it is on. */
export function LintRule({ rule, view: { project, access }, call, onSaved }: Props) {
  const id = useId();
  const [saved, setSaved] = useState(false);
  const once = useOnce();
  const save = useAction(async (chosen: LintSettings[LintRuleId]) => {
    setSaved(false);
    const payload = { state: project.state, lint: { [rule]: chosen } as LintSettings };
    onSaved(await once((settings) => call('save', settings), payload));
    setSaved(true);
  });
  const { title, help } = LINT_RULES[rule];
  const on = isRuleOn(rule, project.lint);
  const option = optionOf(rule);
  const value = option && (optionsOf(rule, project.lint) as Record<string, string | number>)[option.name];
  return (
    <li className="bp-toggle">
      <Toggle
        id={id}
        descriptionId={`${id}-help`}
        isChecked={on}
        isDisabled={!access.canEdit}
        onChange={() => void save.run(!on)}
      />
      <div>
        <label htmlFor={id}>{title}</label>
        <SavedState busy={save.busy} saved={saved} />
        <p id={`${id}-help`} className="bp-subtle">
          {help}
        </p>
        {option && on && (
          <LintOptionField
            key={String(value)}
            option={option}
            value={String(value)}
            isDisabled={!access.canEdit}
            onChange={(chosen) => void save.run({ [option.name]: chosen } as LintSettings[LintRuleId])}
          />
        )}
        {save.failure && <Failure failure={save.failure} title={strings.settings.lint.notSaved} />}
      </div>
    </li>
  );
}

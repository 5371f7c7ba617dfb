import Toggle from '@atlaskit/toggle';
import {
  isRuleOn,
  LINT_RULES,
  optionOf,
  optionsOf,
  type LintRuleId,
} from '@behave-pro/core/gherkin/lint-rules';
import { useId } from 'react';
import type { LintSettings } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { SavedState } from '../components/saved-state';
import { strings } from '../strings';
import { LintOptionField } from './lint-option-field';
import { useSetting, type SectionProps } from './use-setting';

interface Props extends SectionProps {
  rule: LintRuleId;
}

/** One rule: whether it looks, what it looks for, and its option while it is on. */
export function LintRule({ rule, ...section }: Props) {
  const { project, access } = section.view;
  const id = useId();
  const { save, saved } = useSetting(section);
  const choose = (chosen: LintSettings[LintRuleId]) =>
    void save.run({ lint: { [rule]: chosen } as LintSettings });
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
        onChange={() => choose(!on)}
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
            onChange={(chosen) => choose({ [option.name]: chosen } as LintSettings[LintRuleId])}
          />
        )}
        {save.failure && <Failure failure={save.failure} title={strings.settings.lint.notSaved} />}
      </div>
    </li>
  );
}

import { LINT_RULE_IDS } from '@behave-pro/core/gherkin/lint-rules';
import { useId } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { LintRule } from './lint-rule';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onSaved: (view: SettingsView) => void;
}

const words = strings.settings.lint;

/** What is pointed out in this project's features. Each change is saved as it is made. */
export function LintSection({ view, call, onSaved }: Props) {
  const id = useId();
  return (
    <section className="bp-card" aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className="bp-subtle">{words.intro}</p>
      <ul className="bp-lint" aria-label={words.list}>
        {LINT_RULE_IDS.map((rule) => (
          <LintRule key={rule} rule={rule} view={view} call={call} onSaved={onSaved} />
        ))}
      </ul>
    </section>
  );
}

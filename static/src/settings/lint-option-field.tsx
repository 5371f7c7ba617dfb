import Textfield from '@atlaskit/textfield';
import type { LintOption } from '@behave-pro/core/gherkin/lint-rules';
import { useId, useState } from 'react';
import { strings } from '../strings';

interface Props {
  option: LintOption;
  value: string;
  isDisabled: boolean;
  onChange: (value: number | string) => void;
}

/** What was typed as the option's value; `undefined` when it can be none. */
function read(option: LintOption, typed: string): number | string | undefined {
  if (option.kind === 'words') return typed.trim();
  const count = /^\d+$/.test(typed.trim()) ? Number(typed) : NaN;
  return count >= option.least && count <= option.most ? count : undefined;
}

/** The option of a rule, saved on leaving the field or by Enter. */
export function LintOptionField({ option, value, isDisabled, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [wrong, setWrong] = useState(false);
  const commit = (): void => {
    const chosen = read(option, typed);
    setWrong(chosen === undefined);
    if (chosen !== undefined && String(chosen) !== value) onChange(chosen);
  };
  return (
    <div className="bp-field bp-narrow">
      <label htmlFor={id}>{option.label}</label>
      <Textfield
        id={id}
        value={typed}
        isDisabled={isDisabled}
        isInvalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        inputMode={option.kind === 'count' ? 'numeric' : undefined}
        maxLength={option.kind === 'words' ? option.maxChars : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {wrong && option.kind === 'count' && (
        <p id={`${id}-wrong`} className="bp-error" role="alert">
          {strings.settings.lint.count(option.least, option.most)}
        </p>
      )}
    </div>
  );
}

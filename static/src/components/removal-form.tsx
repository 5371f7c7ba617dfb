import { DEFAULT_REMOVAL_DAYS, MOST_REMOVAL_DAYS } from '@behave-pro/core/rules';
import Select from '@atlaskit/select/Select';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import type { Action } from '../hooks/use-action';
import { strings } from '../strings';
import { SmallForm } from './small-form';

export interface Ask {
  days: number;
  confirm: string;
}

interface Props {
  of: 'project' | 'site';
  /** What has to be typed. */
  word: string;
  ask: Action<[Ask], void>;
  onClose: () => void;
}

const words = strings.removal;
const OPTIONS = [0, 3, DEFAULT_REMOVAL_DAYS, MOST_REMOVAL_DAYS].map((days) => ({
  value: days,
  label: words.inDays(days),
}));

/** Asks when, and has the person type what is to be removed. */
export function RemovalForm({ of, word, ask, onClose }: Props) {
  const id = useId();
  const [days, setDays] = useState(DEFAULT_REMOVAL_DAYS);
  const [confirm, setConfirm] = useState('');
  const [tried, setTried] = useState(false);
  const isRight = confirm.trim().toUpperCase() === word.toUpperCase();
  const wrong = tried && !isRight;
  const submit = (): boolean => {
    if (isRight) void ask.run({ days, confirm });
    return isRight;
  };
  return (
    <SmallForm
      className="bp-form"
      label={words.form}
      submitLabel={words.ask}
      appearance="danger"
      busy={ask.busy}
      failure={ask.failure}
      failureTitle={words.notAsked}
      onSubmit={submit}
      onMissing={() => setTried(true)}
      onClose={onClose}
    >
      <div className="bp-field bp-narrow">
        <label htmlFor={`${id}-when`}>{words.when}</label>
        <Select
          inputId={`${id}-when`}
          isSearchable={false}
          autoFocus
          options={OPTIONS}
          value={OPTIONS.find(({ value }) => value === days) ?? null}
          onChange={(option) => option && setDays(option.value)}
        />
      </div>
      <p className="bp-subtle">{words.whenHelp}</p>
      <div className="bp-field bp-narrow">
        <label htmlFor={`${id}-confirm`}>{words[of].confirm(word)}</label>
        <Textfield
          id={`${id}-confirm`}
          autoComplete="off"
          value={confirm}
          isInvalid={wrong}
          aria-describedby={wrong ? `${id}-error` : undefined}
          onChange={(event) => setConfirm(event.currentTarget.value)}
        />
        {wrong && (
          <p id={`${id}-error`} className="bp-error" role="alert">
            {words.wrongWord(word)}
          </p>
        )}
      </div>
    </SmallForm>
  );
}

import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { FeatureView } from '../../../src/invoke-api';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import type { ProjectCall } from './project';

export interface NewText {
  name: string;
  description: string;
}

interface Props {
  call: ProjectCall;
  /** What was typed so far. The page keeps it while something else is shown. */
  value: NewText;
  onChange: (value: NewText) => void;
  onCreated: (feature: FeatureView) => void;
  onCancel: () => void;
}

const words = strings.feature;

/** A new feature: its name, and what it is about. */
export function NewFeature({ call, value, onChange, onCreated, onCancel }: Props) {
  const id = useId();
  const { name, description } = value;
  const field = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const once = useOnce();
  const create = useAction(async () => {
    const about = description.trim();
    const payload = { name: name.trim(), ...(about && { description: about }) };
    onCreated((await once((made) => call('create', made), payload)).feature);
  });
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setMissing(!name.trim());
    if (name.trim()) void create.run();
  };
  const cancel = (): void => (name.trim() || description.trim() ? setAsking(true) : onCancel());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    else if (event.key === 'Escape') cancel();
  };
  return (
    <section className="bp-pane" aria-labelledby={`${id}-title`}>
      <header className="bp-pane-header">
        <h2 id={`${id}-title`}>{words.create}</h2>
      </header>
      <form className="bp-form" aria-label={words.create} onSubmit={submit} onKeyDown={onKeyDown}>
        <div className="bp-field">
          <label htmlFor={`${id}-name`}>{words.name}</label>
          <Textfield
            id={`${id}-name`}
            ref={field}
            autoFocus
            autoComplete="off"
            placeholder={words.namePlaceholder}
            value={name}
            isInvalid={missing}
            aria-describedby={missing ? `${id}-missing` : undefined}
            onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
          />
          {missing && (
            <p id={`${id}-missing`} className="bp-error" role="alert">
              {words.nameMissing}
            </p>
          )}
        </div>
        <div className="bp-field">
          <label htmlFor={`${id}-about`}>{words.description}</label>
          <textarea
            id={`${id}-about`}
            className="bp-input"
            rows={3}
            value={description}
            onChange={(event) => onChange({ ...value, description: event.target.value })}
          />
        </div>
        {create.failure && <Failure failure={create.failure} title={words.notCreated} />}
        {asking ? (
          <Confirm
            title={strings.editor.discardTitle}
            confirm={strings.editor.discard}
            cancel={strings.editor.keepEditing}
            onConfirm={onCancel}
            onCancel={() => {
              setAsking(false);
              field.current?.focus();
            }}
          />
        ) : (
          <div className="bp-actions">
            <Button type="submit" appearance="primary" isLoading={create.busy}>
              {words.createSubmit}
            </Button>
            <Button appearance="subtle" onClick={cancel}>
              {strings.common.cancel}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}

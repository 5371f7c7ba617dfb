import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId, useRef, useState } from 'react';
import type { FeatureView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { showMissing } from '../components/show-missing';
import { useLeaving } from '../components/use-leaving';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import { DescriptionField } from './description-field';
import type { ProjectCall } from './project';

export interface NewText {
  name: string;
  description: string;
}

interface Props {
  call: ProjectCall;
  /** Its Gherkin language. */
  language: string;
  /** What was typed so far. The page keeps it while something else is shown. */
  value: NewText;
  onChange: (value: NewText) => void;
  onCreated: (feature: FeatureView) => void;
  onCancel: () => void;
}

const words = strings.feature;

/** A new feature: its name, and what it is about. */
export function NewFeature({ call, language, value, onChange, onCreated, onCancel }: Props) {
  const id = useId();
  const name = value.name.trim();
  const description = value.description.trim();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState(false);
  const missing = tried && !name;
  const once = useOnce();
  const create = useAction(async () => {
    const payload = { name, ...(description && { description }) };
    onCreated((await once((made) => call('create', made), payload)).feature);
  });
  const submit = (): void => {
    if (name) void create.run();
    else showMissing(form.current, () => setTried(true));
  };
  const { leave, onKeyDown, question } = useLeaving({
    changed: name !== '' || description !== '',
    onSubmit: submit,
    onLeave: onCancel,
    onStay: () => field.current?.focus(),
  });
  return (
    <section className="bp-pane" aria-labelledby={`${id}-title`}>
      <header className="bp-pane-header">
        <h2 id={`${id}-title`}>{words.create}</h2>
      </header>
      <form
        ref={form}
        className="bp-form"
        aria-label={words.create}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="bp-field">
          <label htmlFor={`${id}-name`}>{words.name}</label>
          <Textfield
            id={`${id}-name`}
            ref={field}
            autoFocus
            autoComplete="off"
            placeholder={words.namePlaceholder}
            value={value.name}
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
        <DescriptionField
          value={value.description}
          language={language}
          onChange={(about) => onChange({ ...value, description: about })}
        />
        {create.failure && <Failure failure={create.failure} title={words.notCreated} />}
        {question ?? (
          <div className="bp-actions">
            <Button type="submit" appearance="primary" isLoading={create.busy}>
              {words.createSubmit}
            </Button>
            <Button appearance="subtle" onClick={leave}>
              {strings.common.cancel}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}

import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import Textfield from '@atlaskit/textfield';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { ApiKeyView, KeyScope } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { showMissing } from '../components/show-missing';
import { useLeaving } from '../components/use-leaving';
import { useAction } from '../hooks/use-action';
import { useOnce } from '../hooks/use-once';
import { strings } from '../strings';
import { ExpiryField } from './expiry-field';
import type { SettingsCall } from './settings';

export interface CreatedKey {
  apiKey: string;
  key: ApiKeyView;
  ciUrl: string;
}

interface Props {
  call: SettingsCall;
  onCreated: (created: CreatedKey) => void;
  onCancel: () => void;
}

const words = strings.settings.keys;
const SCOPES: readonly KeyScope[] = ['download', 'upload'];
const DEFAULT_DAYS = 90;

/** Name, scopes and expiry of a new key. */
export function CreateKey({ call, onCreated, onCancel }: Props) {
  const id = useId();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly KeyScope[]>(SCOPES);
  const [expiresInDays, setExpiresInDays] = useState(DEFAULT_DAYS);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const once = useOnce();
  const create = useAction(async () => {
    const payload = { name: name.trim(), scopes: [...scopes], expiresInDays };
    onCreated(await once((request) => call('createKey', request), payload));
  });
  const nameMissing = tried && name.trim() === '';
  const scopesMissing = tried && scopes.length === 0;
  const submit = (): void => {
    if (name.trim() !== '' && scopes.length > 0) void create.run();
    else showMissing(form.current, () => setTried(true));
  };
  const toggle = (scope: KeyScope): void =>
    setScopes(SCOPES.filter((one) => (one === scope ? !scopes.includes(one) : scopes.includes(one))));
  const changed = name.trim() !== '' || scopes.length < SCOPES.length || expiresInDays !== DEFAULT_DAYS;
  const { leave, onKeyDown, question } = useLeaving({
    changed,
    onSubmit: submit,
    onLeave: onCancel,
    onStay: () => form.current?.querySelector('input')?.focus(),
  });
  return (
    <form
      ref={form}
      className="bp-form"
      aria-label={words.create}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={onKeyDown}
    >
      <div className="bp-field bp-narrow">
        <label htmlFor={`${id}-name`}>{words.name}</label>
        <Textfield
          id={`${id}-name`}
          autoFocus
          autoComplete="off"
          maxLength={80}
          placeholder={words.namePlaceholder}
          value={name}
          isInvalid={nameMissing}
          aria-describedby={nameMissing ? `${id}-name-error` : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {nameMissing && (
          <p id={`${id}-name-error`} className="bp-error" role="alert">
            {words.nameMissing}
          </p>
        )}
      </div>
      <fieldset className="bp-choices">
        <legend>{words.scopes}</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={words.scopeNames[scope]}
            isChecked={scopes.includes(scope)}
            isInvalid={scopesMissing}
            onChange={() => toggle(scope)}
          />
        ))}
        {scopesMissing && (
          <p className="bp-error bp-help" role="alert">
            {words.scopesMissing}
          </p>
        )}
      </fieldset>
      <ExpiryField days={expiresInDays} onChange={setExpiresInDays} />
      {create.failure && <Failure failure={create.failure} title={words.notCreated} />}
      {question ?? (
        <div className="bp-actions">
          <Button type="submit" appearance="primary" isLoading={create.busy}>
            {words.create}
          </Button>
          <Button appearance="subtle" isDisabled={create.busy} onClick={leave}>
            {strings.common.cancel}
          </Button>
        </div>
      )}
    </form>
  );
}

import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select/Select';
import { useId, useState, type FormEvent } from 'react';
import type { AdminProject, AdminView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { showMissing } from '../components/show-missing';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { useEnable } from './use-enable';
import { useProjectSearch } from './use-project-search';

interface Props {
  view: AdminView;
  call: AdminCall;
  onEnabled: (project: AdminProject) => void;
}

const words = strings.admin.firstRun;

const optionOf = ({ id, name, key }: AdminProject) => ({ value: id, label: words.option(name, key) });

/** Picks a project that is not enabled yet, and enables it. */
export function ChooseProject({ view, call, onEnabled }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<{ value: string; label: string }>();
  const [tried, setTried] = useState(false);
  const enable = useEnable(call, onEnabled);
  // When all projects are listed, the field finds them by itself.
  const search = useProjectSearch(call, view, view.more ? typed.trim() : '');
  const options = search.projects.filter(({ state }) => state === 'disabled').map(optionOf);
  const only = view.projects.length === 1 ? options[0] : undefined;
  const chosen = picked ?? only;
  const missing = tried && chosen === undefined;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (chosen) return void enable.run(chosen.value);
    showMissing(event.currentTarget, () => {
      enable.clear();
      setTried(true);
    });
  };
  // One thing at a time, what stands most in the way first.
  const says = [
    enable.failure && <Failure failure={enable.failure} title={strings.admin.projects.notEnabled} />,
    search.failure && (
      <Failure failure={search.failure} title={strings.admin.projects.failed} onRetry={search.retry} />
    ),
    missing && (
      <p id={`${id}-error`} className="bp-error" role="alert">
        {words.projectMissing}
      </p>
    ),
  ].find(Boolean);
  return (
    <form className="bp-choose-project" aria-label={words.enable} onSubmit={submit}>
      <div className="bp-field bp-narrow">
        <label htmlFor={id}>{words.project}</label>
        <Select
          inputId={id}
          options={options}
          value={chosen ?? null}
          placeholder={words.placeholder}
          isInvalid={missing}
          aria-errormessage={missing ? `${id}-error` : undefined}
          isLoading={search.searching}
          loadingMessage={() => words.searching}
          noOptionsMessage={() => words.noMatch}
          onInputChange={(text, { action }) => {
            if (action !== 'input-change') return;
            enable.clear();
            setTyped(text);
          }}
          onChange={(option) => {
            enable.clear();
            setPicked(option ?? undefined);
          }}
        />
      </div>
      <Button type="submit" appearance="primary" isLoading={enable.busy}>
        {words.enableAction}
      </Button>
      {says}
    </form>
  );
}

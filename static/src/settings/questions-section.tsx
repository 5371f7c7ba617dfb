import Toggle from '@atlaskit/toggle';
import { useId, useState } from 'react';
import type { SettingsView } from '../../../src/invoke-api';
import { Failure } from '../components/failure';
import { useAction } from '../hooks/use-action';
import { useFocusBack } from '../hooks/use-focus-back';
import { useOnce } from '../hooks/use-once';
import { SavedState } from '../components/saved-state';
import { strings } from '../strings';
import type { SettingsCall } from './settings';

interface Props {
  view: SettingsView;
  call: SettingsCall;
  onSaved: (view: SettingsView) => void;
}

const words = strings.settings.questions;

/** Whether questions of the panel are comments in Jira, too. Saved as it is changed. */
export function QuestionsSection({ view: { project, access }, call, onSaved }: Props) {
  const id = useId();
  const [saved, setSaved] = useState(false);
  const once = useOnce();
  const save = useAction(async (mirrorQuestions: boolean) => {
    setSaved(false);
    const payload = { state: project.state, mirrorQuestions };
    onSaved(await once((settings) => call('save', settings), payload));
    setSaved(true);
  });
  const toggle = useFocusBack<HTMLInputElement>(save.busy);
  return (
    <section className="bp-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {words.title}
        <SavedState busy={save.busy} saved={saved} />
      </h2>
      <div className="bp-toggle">
        <Toggle
          ref={toggle}
          id={id}
          size="large"
          isChecked={project.mirrorQuestions}
          isDisabled={!access.canEdit || save.busy}
          onChange={() => void save.run(!project.mirrorQuestions)}
        />
        <div>
          <label htmlFor={id}>{words.mirror}</label>
          <p className="bp-subtle">{words.mirrorHelp}</p>
        </div>
      </div>
      {save.failure && <Failure failure={save.failure} title={words.notSaved} />}
    </section>
  );
}

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
  /** Which setting of the project it is. */
  setting: 'mirrorQuestions' | 'notifyWatchers';
  words: { title: string; label: string; help: string };
}

/** A section with one setting that is on or off. Saved as it is changed. */
export function SwitchSection({ view: { project, access }, call, onSaved, setting, words }: Props) {
  const id = useId();
  const [saved, setSaved] = useState(false);
  const once = useOnce();
  const save = useAction(async (on: boolean) => {
    setSaved(false);
    const payload = { state: project.state, [setting]: on };
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
          isChecked={project[setting]}
          isDisabled={!access.canEdit || save.busy}
          onChange={() => void save.run(!project[setting])}
        />
        <div>
          <label htmlFor={id}>{words.label}</label>
          <p className="bp-subtle">{words.help}</p>
        </div>
      </div>
      {save.failure && <Failure failure={save.failure} title={strings.settings.notChanged} />}
    </section>
  );
}

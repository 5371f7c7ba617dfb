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

const words = strings.settings.defects;

/** Which issue type defects of failing scenarios have. Saved as it is chosen. */
export function DefectsSection({ view: { project, defectType, access }, call, onSaved }: Props) {
  const id = useId();
  const { types, type, isChosen, isGone } = defectType;
  const [saved, setSaved] = useState(false);
  const once = useOnce();
  const save = useAction(async (chosen: string | null) => {
    setSaved(false);
    const payload = { state: project.state, defectType: chosen };
    onSaved(await once((settings) => call('save', settings), payload));
    setSaved(true);
  });
  const field = useFocusBack<HTMLSelectElement>(save.busy);
  const byDefault = isChosen ? undefined : type;
  return (
    <section className="bp-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {words.title}
        <SavedState busy={save.busy} saved={saved} />
      </h2>
      <div className="bp-field bp-narrow">
        <label htmlFor={id}>{words.type}</label>
        <select
          ref={field}
          id={id}
          className="bp-input"
          aria-describedby={`${id}-help`}
          disabled={!access.canEdit || save.busy}
          value={isChosen ? type?.id : ''}
          onChange={(event) => void save.run(event.target.value || null)}
        >
          <option value="">{byDefault ? words.byDefault(byDefault.name) : words.noDefault}</option>
          {types.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        <p id={`${id}-help`} className="bp-subtle">
          {words.help}
        </p>
      </div>
      {isGone && <p className="bp-outdated">{type ? words.goneFor(type.name) : words.gone}</p>}
      {!type && <p className="bp-readonly">{words.choose}</p>}
      {save.failure && <Failure failure={save.failure} title={words.notSaved} />}
    </section>
  );
}

import { useId } from 'react';
import { Failure } from '../components/failure';
import { useFocusBack } from '../hooks/use-focus-back';
import { strings } from '../strings';
import { SavedSection } from './saved-section';
import { useSetting, type SectionProps } from './use-setting';

const words = strings.settings.defects;

/** Which issue type defects of failing scenarios have. Saved as it is chosen. */
export function DefectsSection(props: SectionProps) {
  const { defectType, access } = props.view;
  const id = useId();
  const { types, type, isChosen, isGone } = defectType;
  const { save, saved } = useSetting(props);
  const field = useFocusBack<HTMLSelectElement>(save.busy);
  const byDefault = isChosen ? undefined : type;
  return (
    <SavedSection title={words.title} busy={save.busy} saved={saved}>
      <div className="bp-field bp-narrow">
        <label htmlFor={id}>{words.type}</label>
        <select
          ref={field}
          id={id}
          className="bp-input"
          aria-describedby={`${id}-help`}
          disabled={!access.canEdit || save.busy}
          value={isChosen ? type?.id : ''}
          onChange={(event) => void save.run({ defectType: event.target.value || null })}
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
    </SavedSection>
  );
}

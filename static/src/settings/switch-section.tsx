import Toggle from '@atlaskit/toggle';
import { useId } from 'react';
import { Failure } from '../components/failure';
import { SavedState } from '../components/saved-state';
import { useFocusBack } from '../hooks/use-focus-back';
import { strings } from '../strings';
import { useSetting, type SectionProps } from './use-setting';

interface Props extends SectionProps {
  /** Which setting of the project it is. */
  setting: 'mirrorQuestions' | 'notifyWatchers';
  words: { title: string; label: string; help: string };
}

/** A section with one setting that is on or off. Saved as it is changed. */
export function SwitchSection({ setting, words, ...section }: Props) {
  const { project, access } = section.view;
  const id = useId();
  const { save, saved } = useSetting(section);
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
          onChange={() => void save.run({ [setting]: !project[setting] })}
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

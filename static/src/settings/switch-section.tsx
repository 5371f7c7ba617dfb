import { Failure } from '../components/failure';
import { strings } from '../strings';
import { SavedSection } from './saved-section';
import { SwitchField } from './switch-field';
import { useSetting, type SectionProps } from './use-setting';

interface Props extends SectionProps {
  /** Which setting of the project it is. */
  setting: 'mirrorQuestions' | 'notifyWatchers';
  words: { title: string; label: string; help: string };
}

/** A section with one setting that is on or off. Saved as it is changed. */
export function SwitchSection({ setting, words, ...section }: Props) {
  const { project, access } = section.view;
  const { save, saved } = useSetting(section);
  return (
    <SavedSection title={words.title} busy={save.busy} saved={saved}>
      <SwitchField
        label={words.label}
        help={words.help}
        isOn={project[setting]}
        isDisabled={!access.canEdit || save.busy}
        isAway={save.busy}
        onToggle={() => void save.run({ [setting]: !project[setting] })}
      />
      {save.failure && <Failure failure={save.failure} title={strings.settings.notChanged} />}
    </SavedSection>
  );
}

import { useState } from 'react';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { TestTypeField } from '../components/test-type-field';
import { strings } from '../strings';
import { keepsAll } from './keeps-all';
import { LanguageField } from './language-field';
import { SavedSection } from './saved-section';
import { SwitchField } from './switch-field';
import { useSetting, type SectionProps } from './use-setting';

const words = strings.settings.project;

/** On or off, and what new scenarios start with. Each change is saved as it is made. */
export function ProjectSection(props: SectionProps) {
  const { project, access } = props.view;
  const [asking, setAsking] = useState(false);
  const { save, saved } = useSetting({
    ...props,
    onSaved: (view) => {
      props.onSaved(view);
      setAsking(false);
    },
  });
  const enabled = project.state === 'enabled';
  const readOnly = !access.canEdit;
  return (
    <SavedSection title={words.title} busy={save.busy} saved={saved}>
      <SwitchField
        label={words.enabled}
        help={words.enabledHelp}
        isOn={enabled}
        isDisabled={readOnly || save.busy}
        isAway={asking || save.busy}
        onToggle={() => (enabled ? setAsking(true) : void save.run({ state: 'enabled' }))}
      />
      {!enabled && !keepsAll(project.retention) && <p className="bp-subtle">{words.sweptOnceEnabled}</p>}
      {asking && (
        <Confirm
          title={words.disableTitle}
          confirm={words.disable}
          busy={save.busy}
          onConfirm={() => void save.run({ state: 'disabled' })}
          onCancel={() => setAsking(false)}
        >
          <p>{words.disableText}</p>
        </Confirm>
      )}
      <TestTypeField
        label={words.testType}
        help={words.testTypeHelp}
        value={project.defaultTestType}
        isDisabled={readOnly}
        onChange={(defaultTestType) => void save.run({ defaultTestType })}
      />
      <LanguageField
        value={project.defaultLanguage}
        isDisabled={readOnly}
        onChange={(defaultLanguage) => void save.run({ defaultLanguage })}
      />
      {save.failure && <Failure failure={save.failure} title={strings.editor.failed} />}
    </SavedSection>
  );
}

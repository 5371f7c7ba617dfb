import Toggle from '@atlaskit/toggle';
import { useId, useState } from 'react';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { SavedState } from '../components/saved-state';
import { TestTypeField } from '../components/test-type-field';
import { useFocusBack } from '../hooks/use-focus-back';
import { strings } from '../strings';
import { LanguageField } from './language-field';
import { useSetting, type SectionProps } from './use-setting';

const words = strings.settings.project;

/** On or off, and what new scenarios start with. Each change is saved as it is made. */
export function ProjectSection(props: SectionProps) {
  const { project, access } = props.view;
  const toggleId = useId();
  const [asking, setAsking] = useState(false);
  const { save, saved } = useSetting({
    ...props,
    onSaved: (view) => {
      props.onSaved(view);
      setAsking(false);
    },
  });
  // It cannot have the focus while it is being saved.
  const toggle = useFocusBack<HTMLInputElement>(asking || save.busy);
  const enabled = project.state === 'enabled';
  const readOnly = !access.canEdit;
  return (
    <section className="bp-card" aria-labelledby={`${toggleId}-title`}>
      <h2 id={`${toggleId}-title`}>
        {words.title}
        <SavedState busy={save.busy} saved={saved} />
      </h2>
      <div className="bp-toggle">
        <Toggle
          ref={toggle}
          id={toggleId}
          size="large"
          isChecked={enabled}
          isDisabled={readOnly || save.busy}
          onChange={() => (enabled ? setAsking(true) : void save.run({ state: 'enabled' }))}
        />
        <div>
          <label htmlFor={toggleId}>{words.enabled}</label>
          <p className="bp-subtle">{words.enabledHelp}</p>
        </div>
      </div>
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
    </section>
  );
}

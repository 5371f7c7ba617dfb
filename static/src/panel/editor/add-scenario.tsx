import { useEffect } from 'react';
import type { PanelScenario, PanelView } from '../../../../src/invoke-api';
import { template } from '../../gherkin';
import { AppSuggestions } from '../../editor/sources/app-suggestions';
import { useAction } from '../../hooks/use-action';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import type { FeatureOption } from './feature-options';
import { FeaturePicker } from './feature-picker';
import { ScenarioForm } from './scenario-form';
import { useDraft } from './use-draft';
import { useChosenFeature } from './use-chosen-feature';

interface Props {
  view: PanelView;
  call: PanelCall;
  onAdded: (scenario: PanelScenario) => void;
  onCancel: () => void;
}

/** A new scenario: its feature, its text, its test type. */
export function AddScenario({ view, call, onAdded, onCancel }: Props) {
  const { defaultLanguage, defaultTestType, lint } = view.project;
  const chosen = useChosenFeature(call);
  const { feature } = chosen;
  const once = useOnce();
  const language = feature?.language ?? defaultLanguage;
  const featureId = feature && 'id' in feature.choice ? feature.choice.id : undefined;
  const start = template(language);
  const draft = useDraft({ text: start.text, testType: defaultTestType }, language, lint);
  const { changed, restart } = draft;
  useEffect(() => {
    // Only another language asks for another template, and only while nothing was written.
    if (!changed) restart(start.text);
  }, [language]);

  const save = useAction(async (choice: FeatureOption['choice']) => {
    const payload = { feature: choice, text: draft.text, testType: draft.testType };
    const { scenario } = await once((addition) => call('add', addition), payload);
    onAdded(scenario);
  });
  const submit = (): void => {
    if (feature) void save.run(feature.choice);
    else chosen.showMissing();
  };
  const knowsFeature = view.scenarios.length > 0;
  return (
    <AppSuggestions call={call} featureId={featureId}>
      <ScenarioForm
        title={strings.editor.addTitle}
        draft={draft}
        language={language}
        submitLabel={strings.editor.saveAdd}
        caret={knowsFeature ? start.caret : undefined}
        busy={save.busy}
        failure={save.failure}
        onSubmit={submit}
        onCancel={onCancel}
      >
        <FeaturePicker chosen={chosen} autoFocus={!knowsFeature} />
      </ScenarioForm>
    </AppSuggestions>
  );
}

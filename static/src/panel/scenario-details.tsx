import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { GherkinText } from '../components/gherkin-text';
import { ResultDetails } from '../components/result-details';
import { strings } from '../strings';
import type { PanelCall } from './panel';
import { ScenarioActions } from './scenario-actions';
import type { ScenarioEdits } from './use-scenario-edits';

interface Props {
  scenario: PanelScenario;
  view: PanelView;
  call: PanelCall;
  edits: ScenarioEdits;
  reload: () => Promise<void>;
}

/** The opened row: text, latest result and, for those who may, what can be done. */
export function ScenarioDetails({ scenario, view, call, edits, reload }: Props) {
  const name = scenario.name || strings.panel.untitled;
  return (
    <div className="bp-details">
      <GherkinText text={scenario.text} language={scenario.language} label={strings.panel.textOf(name)} />
      <ResultDetails result={scenario.result} testType={scenario.testType} />
      {view.access.canEdit && (
        <ScenarioActions
          scenario={scenario}
          projectKey={view.issue.projectKey}
          call={call}
          edits={edits}
          reload={reload}
        />
      )}
    </div>
  );
}

import Button from '@atlaskit/button/new';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { GherkinText } from '../components/gherkin-text';
import { OnDemand } from '../components/on-demand';
import { OpenPage } from '../components/open-page';
import { ResultDetails } from '../components/result-details';
import { strings } from '../strings';
import type { PanelCall } from './panel';
import type { ScenarioAct } from './scenario-menu';

interface Props {
  scenario: PanelScenario;
  view: PanelView;
  call: PanelCall;
  /** Its earlier results are shown. */
  history: boolean;
  /** Something is asked above: one thing at a time. */
  asking: boolean;
  /** The scenario fails, and this person may note defects. */
  canNote: boolean;
  run: (act: ScenarioAct) => void;
}

const loadHistory = () => import('./history/index');

/** The opened row: text, latest result, earlier ones on demand, and what is done most. */
export function ScenarioDetails({ scenario, view, call, history, asking, canNote, run }: Props) {
  const { locked, featureName } = scenario;
  const name = scenario.name || strings.panel.untitled;
  const { canEdit } = view.access;
  return (
    <div className="bp-details">
      <GherkinText text={scenario.text} language={scenario.language} label={strings.panel.textOf(name)} />
      <ResultDetails of={name} result={scenario.result} testType={scenario.testType} />
      {canNote && (
        <div className="bp-actions" hidden={asking}>
          <Button spacing="compact" onClick={() => run('createDefect')}>
            {strings.defects.create}
          </Button>
          <Button appearance="subtle" spacing="compact" onClick={() => run('linkDefect')}>
            {strings.defects.link}
          </Button>
        </div>
      )}
      {canEdit && locked && <p className="bp-subtle">{strings.panel.locked[locked](featureName)}</p>}
      <div className="bp-actions" hidden={asking}>
        {canEdit && locked && (
          <OpenPage page="specification" projectKey={view.issue.projectKey}>
            {strings.panel.openFeatures}
          </OpenPage>
        )}
        {canEdit && !locked && <Button onClick={() => run('edit')}>{strings.panel.edit}</Button>}
        <Button appearance="subtle" onClick={() => run('history')}>
          {history ? strings.runHistory.hide : strings.runHistory.show}
        </Button>
        {canEdit && !locked && (
          <Button appearance="subtle" onClick={() => run('remove')}>
            {strings.panel.remove}
          </Button>
        )}
      </div>
      {history && (
        <OnDemand load={loadHistory}>
          {({ ScenarioHistory }) => <ScenarioHistory scenario={scenario} call={call} />}
        </OnDemand>
      )}
    </div>
  );
}

import { syntaxOf } from '@behave-pro/core/gherkin/source-files';
import { memo, useEffect, useState } from 'react';
import type { FeatureScenario, FeatureView, ScenarioChange } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { HiddenIssues } from '../../components/hidden-issues';
import { IssueLink } from '../../components/issue-link';
import { Menu } from '../../components/menu';
import { Outcome } from '../../components/outcome';
import { ResultDetails } from '../../components/result-details';
import { ScenarioRow } from '../../components/scenario-row';
import { useAction } from '../../hooks/use-action';
import { useFocusBack } from '../../hooks/use-focus-back';
import { strings } from '../../strings';
import { MoveScenario } from './move-scenario';
import { RemoveScenario } from './remove-scenario';
import { RenameScenario } from './rename-scenario';
import { scenarioActions, type Question } from './scenario-actions';
import { ScenarioIssues } from './scenario-issues';
import { ScenarioText } from './scenario-text';
import type { IssueLinks } from './use-issue-links';
import type { ScenarioChanges } from './use-scenario-changes';

interface Props {
  feature: FeatureView;
  scenario: FeatureScenario;
  /** Its place among all those of its feature, from 0. */
  at: number;
  /** Absent for those who may not change them. */
  links?: IssueLinks;
  /** Absent for those, and while the feature is a draft. */
  changes?: ScenarioChanges;
}

const words = strings.scenarios;

/** One scenario of the opened feature: a row that opens to its text, result and issues, and what can be done with it. */
export const FeatureScenarioRow = memo(({ feature, scenario, at, links, changes }: Props) => {
  const [open, setOpen] = useState(false);
  const [question, ask] = useState<Question>();
  const make = async (change: ScenarioChange): Promise<void> => changes?.make(scenario, change);
  const act = useAction(make);
  const opener = useFocusBack(question !== undefined || act.busy);
  useEffect(() => {
    if (changes?.takesFocus(scenario.id)) opener.current?.focus();
  }, []);
  const { name, ruleName, kind, testType, result } = scenario;
  const shown = name || strings.panel.untitled;
  return (
    <ScenarioRow
      name={shown}
      origin={[
        ruleName && strings.panel.rule(ruleName),
        kind === 'outline' && strings.panel.outline,
        strings.testType[testType],
      ]}
      end={<Outcome result={result} />}
      open={open}
      onToggle={() => setOpen(!open)}
      menu={
        changes && (
          <Menu
            label={words.actions.open(shown)}
            opener={opener}
            busy={act.busy}
            actions={scenarioActions({
              scenario,
              at,
              of: feature.scenarios.length,
              ruleFollows: feature.ruleFollows === true,
              whole: syntaxOf(feature.path) === 'markdown',
              make: (change) => {
                ask(undefined);
                changes.begin();
                void act.run(change);
              },
              ask: (asked) => {
                act.clear();
                changes.begin();
                ask(asked);
              },
            })}
          />
        )
      }
      asked={
        <>
          {act.failure && <Failure failure={act.failure} title={strings.editor.failed} />}
          {changes && question === 'rename' && (
            <RenameScenario
              name={name}
              rename={(wanted) => make({ kind: 'rename', name: wanted })}
              onClose={() => ask(undefined)}
            />
          )}
          {changes && question === 'moveTo' && (
            <MoveScenario
              scenario={scenario}
              targets={changes.targets()}
              move={(target) => changes.moveTo(scenario, target)}
              onClose={() => ask(undefined)}
            />
          )}
          {changes && question === 'remove' && (
            <RemoveScenario
              scenario={scenario}
              remove={() => make({ kind: 'remove' })}
              onClose={() => ask(undefined)}
            />
          )}
        </>
      }
      below={<IssueKeys scenario={scenario} />}
    >
      <div className="bp-details">
        {!feature.draft && <ScenarioText feature={feature} scenario={scenario} />}
        <ResultDetails of={shown} result={result} testType={testType} />
        <ScenarioIssues scenario={scenario} links={links} />
      </div>
    </ScenarioRow>
  );
});
FeatureScenarioRow.displayName = 'FeatureScenarioRow';

function IssueKeys({ scenario: { issues, hiddenIssues } }: Pick<Props, 'scenario'>) {
  if (issues.length === 0 && hiddenIssues === 0) return null;
  return (
    <ul className="bp-issue-keys" aria-label={words.issues}>
      {issues.map(({ id, key, summary }) => (
        <li key={id}>
          <IssueLink issueKey={key} summary={summary} />
        </li>
      ))}
      <HiddenIssues count={hiddenIssues} />
    </ul>
  );
}

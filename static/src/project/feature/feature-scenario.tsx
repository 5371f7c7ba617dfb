import { useState } from 'react';
import type { FeatureScenario, FeatureView } from '../../../../src/invoke-api';
import { HiddenIssues } from '../../components/hidden-issues';
import { IssueLink } from '../../components/issue-link';
import { Outcome } from '../../components/outcome';
import { ResultDetails } from '../../components/result-details';
import { ScenarioRow } from '../../components/scenario-row';
import { strings } from '../../strings';
import { ScenarioIssues } from './scenario-issues';
import { ScenarioText } from './scenario-text';
import type { IssueLinks } from './use-issue-links';

interface Props {
  feature: FeatureView;
  scenario: FeatureScenario;
  links?: IssueLinks;
}

const words = strings.scenarios;

/** One scenario of the opened feature: a row that opens to its text, result and issues. */
export function FeatureScenarioRow({ feature, scenario, links }: Props) {
  const [open, setOpen] = useState(false);
  const { name, ruleName, kind, testType, result } = scenario;
  return (
    <ScenarioRow
      name={name || strings.panel.untitled}
      origin={[
        ruleName && strings.panel.rule(ruleName),
        kind === 'outline' && strings.panel.outline,
        strings.testType[testType],
      ]}
      end={<Outcome result={result} />}
      open={open}
      onToggle={() => setOpen(!open)}
      below={<IssueKeys scenario={scenario} />}
    >
      <div className="bp-details">
        {!feature.draft && <ScenarioText feature={feature} scenario={scenario} />}
        <ResultDetails result={result} />
        <ScenarioIssues scenario={scenario} links={links} />
      </div>
    </ScenarioRow>
  );
}

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

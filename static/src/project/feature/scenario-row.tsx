import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import { useId, useState } from 'react';
import type { FeatureScenario, FeatureView } from '../../../../src/invoke-api';
import { IssueLink } from '../../components/issue-link';
import { Outcome } from '../../components/outcome';
import { ResultDetails } from '../../components/result-details';
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
export function ScenarioRow({ feature, scenario, links }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const name = scenario.name || strings.panel.untitled;
  const { ruleName, kind, result, issues, hiddenIssues } = scenario;
  const origin = [
    ruleName && strings.panel.rule(ruleName),
    kind === 'outline' && strings.panel.outline,
    strings.testType[scenario.testType],
  ];
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className="bp-item">
      <article aria-label={name}>
        <button
          type="button"
          className="bp-row"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className="bp-chevron">
            <Chevron label="" />
          </span>
          <span className="bp-row-text">
            <span className="bp-name">{name}</span>
            <span className="bp-subtle">{origin.filter(Boolean).join(' · ')}</span>
          </span>
          <span className="bp-row-end">
            <Outcome result={result} />
          </span>
        </button>
        {!open && (issues.length > 0 || hiddenIssues > 0) && (
          <ul className="bp-issue-keys" aria-label={words.issues}>
            {issues.map(({ id: issueId, key, summary }) => (
              <li key={issueId}>
                <IssueLink issueKey={key} summary={summary} />
              </li>
            ))}
            {hiddenIssues > 0 && (
              <li className="bp-subtle" title={words.hiddenWhy}>
                {words.hidden(hiddenIssues)}
              </li>
            )}
          </ul>
        )}
        <div id={id} hidden={!open}>
          {open && (
            <div className="bp-details">
              {!feature.draft && <ScenarioText feature={feature} scenario={scenario} />}
              <ResultDetails result={result} />
              <ScenarioIssues scenario={scenario} links={links} />
            </div>
          )}
        </div>
      </article>
    </li>
  );
}

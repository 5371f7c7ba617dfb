import Lozenge from '@atlaskit/lozenge';
import type { ChildIssue } from '../../../../src/invoke-api';
import { IssueLink } from '../../components/issue-link';
import { OutcomeBar } from '../../components/outcome-bar';
import { summary } from '../../counts';
import { strings } from '../../strings';

const APPEARANCE = { todo: 'neutral', doing: 'information', done: 'success' } as const;

const words = strings.below;

/** A child: what it is, how its scenarios stand, what people say of it. */
export function ChildRow({ issue: { key, summary: title, status, scenarios } }: { issue: ChildIssue }) {
  const { counts, ready = 0, openQuestions = 0 } = scenarios ?? {};
  const said = [ready > 0 && words.votes(ready), openQuestions > 0 && words.questions(openQuestions)];
  const hasScenarios = counts !== undefined && counts.scenarios > 0;
  return (
    <li className="bp-child">
      <div className="bp-child-head">
        <IssueLink issueKey={key} />
        <span className="bp-name">{title}</span>
        <Lozenge appearance={APPEARANCE[status.category]}>{status.name}</Lozenge>
      </div>
      <div className="bp-child-state">
        {hasScenarios && <OutcomeBar counts={counts} />}
        <span className="bp-subtle">
          {[hasScenarios ? summary(counts) : words.noScenarios, ...said].filter(Boolean).join(' · ')}
        </span>
      </div>
    </li>
  );
}

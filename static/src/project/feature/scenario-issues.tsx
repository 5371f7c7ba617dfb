import Button, { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import LinkIcon from '@atlaskit/icon/core/link';
import { useState } from 'react';
import type { FeatureScenario, LinkedIssue } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { HiddenIssues } from '../../components/hidden-issues';
import { IssueLink } from '../../components/issue-link';
import { useAction } from '../../hooks/use-action';
import { useFocusBack } from '../../hooks/use-focus-back';
import { strings } from '../../strings';
import { LinkIssue } from './link-issue';
import type { IssueLinks } from './use-issue-links';

interface Props {
  scenario: FeatureScenario;
  /** Absent for those who may not change them. */
  links?: IssueLinks;
}

const words = strings.scenarios;

/** The issues of an opened scenario, to follow, to add to, to take off. */
export function ScenarioIssues({ scenario, links }: Props) {
  const [adding, setAdding] = useState(false);
  const unlink = useAction(async (issue: LinkedIssue) => links?.unlink(scenario, issue));
  const opener = useFocusBack(adding || unlink.busy);
  const { issues, hiddenIssues } = scenario;
  return (
    <section className="bp-issues" aria-label={words.issues}>
      {issues.length === 0 && hiddenIssues === 0 && <p className="bp-subtle">{words.noIssues}</p>}
      <ul className="bp-issue-list">
        {issues.map((issue) => (
          <li key={issue.id}>
            <IssueLink issueKey={issue.key} /> <span className="bp-issue-summary">{issue.summary}</span>
            {links && (
              <IconButton
                appearance="subtle"
                spacing="compact"
                icon={CrossIcon}
                label={words.unlink(issue.key)}
                isLoading={unlink.busy}
                onClick={() => {
                  links.begin();
                  void unlink.run(issue);
                }}
              />
            )}
          </li>
        ))}
        <HiddenIssues count={hiddenIssues} />
      </ul>
      {unlink.failure && <Failure failure={unlink.failure} title={strings.panel.notUnlinked} />}
      {links && adding && (
        <LinkIssue link={(issueKey) => links.link(scenario, issueKey)} onClose={() => setAdding(false)} />
      )}
      {links && !adding && (
        <div className="bp-actions">
          <Button
            ref={opener}
            spacing="compact"
            iconBefore={LinkIcon}
            onClick={() => {
              links.begin();
              setAdding(true);
            }}
          >
            {words.linkIssue}
          </Button>
        </div>
      )}
    </section>
  );
}

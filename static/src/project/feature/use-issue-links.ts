import type { FeatureScenario, FeatureView, LinkedIssue } from '../../../../src/invoke-api';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import type { Done } from '../../components/said';

export interface IssueLinks {
  /** Something is asked or done now: what was said of a change before is old news. */
  begin(): void;
  /** Both reject with `ApiFailure`. */
  link(scenario: FeatureScenario, issueKey: string): Promise<void>;
  unlink(scenario: FeatureScenario, issue: LinkedIssue): Promise<void>;
}

const words = strings.scenarios;

const nameOf = ({ name }: FeatureScenario): string => name || strings.panel.untitled;

/** Links between the scenarios of a feature and issues. `show` gets the feature as it then is. */
export function useIssueLinks(
  call: ProjectCall,
  featureId: string,
  show: (feature: FeatureView, done: Done) => void,
  begin: () => void,
): IssueLinks {
  const linkOnce = useOnce();
  const unlinkOnce = useOnce();
  const link = async (scenario: FeatureScenario, issueKey: string): Promise<void> => {
    const payload = { featureId, scenarioId: scenario.id, issueKey };
    const { feature } = await linkOnce((made) => call('link', made), payload);
    const issue = feature.scenarios
      .find(({ id }) => id === scenario.id)
      ?.issues.find(({ key }) => key === issueKey);
    show(feature, {
      text: words.linked(nameOf(scenario), issueKey),
      undo: issue && (() => unlink(scenario, issue)),
    });
  };
  const unlink = async (scenario: FeatureScenario, issue: LinkedIssue): Promise<void> => {
    const payload = { featureId, scenarioId: scenario.id, issueId: issue.id };
    const { feature } = await unlinkOnce((made) => call('unlink', made), payload);
    show(feature, {
      text: words.unlinked(nameOf(scenario), issue.key),
      undo: () => link(scenario, issue.key),
    });
  };
  return { begin, link, unlink };
}

import { may, type IssueContext } from '../context';
import type { ContextView } from '../invoke-api';
import { consult } from '../records/change';
import { shownName } from './feature-record';
import { countLinked, linkedScenarios } from './linked-scenarios';
import { agreementCounts, searchValue } from './search-value';

/** Failing scenarios the context names; the panel shows all. */
const FAILING_SHOWN = 5;

/** What the issue context shows: how many of the issue's scenarios hold. */
export async function contextView(context: IssueContext): Promise<ContextView> {
  const linked = await consult((records) =>
    linkedScenarios(records, context.issue, (projectId) => may(context, 'see', projectId)),
  );
  const { project, scenarios, issue } = linked;
  const { lastRun } = searchValue(linked);
  return {
    project: { state: project?.state ?? 'disabled' },
    ...(context.licence === 'lapsed' && { lapse: context.lapse ?? {} }),
    counts: countLinked(scenarios),
    ...agreementCounts(issue),
    ...(lastRun !== undefined && { lastRun: new Date(lastRun).toISOString() }),
    ...(context.issue.children && !scenarios.length && { parent: true }),
    failing: scenarios
      .filter(({ latest }) => latest?.status === 'failed')
      .slice(0, FAILING_SHOWN)
      .map(({ link, feature: read, latest }) => {
        const feature = read();
        const index = feature.scenarios.findIndex(({ id }) => id === link.scenarioId);
        return {
          name: feature.document.scenarios[index]?.name || shownName(feature),
          ...(latest?.step && { step: latest.step }),
          ...(latest?.message && { message: latest.message }),
        };
      }),
  };
}

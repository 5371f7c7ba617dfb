import type { IssueContext } from '../context';
import { AppError } from '../errors';
import type { PanelScenario, ScenarioPlace } from '../invoke-api';
import type { Change } from '../records/change';
import { linkedScenario } from './edit-scenario';
import type { Feature } from './feature-record';
import { linkedWithResult } from './link-here';
import { moveAway, type MoveToFeature } from './move-to-feature';

/**
 * Moves a scenario of this issue to another feature of the issue's project; on the issue it stays where it is. Answers it as
 * it is there, and where it came from: moving it there again undoes it. Repeating it is harmless; where it came from is then
 * its feature only. Throws Conflict, Invalid, NotFound, TooLarge.
 */
export async function moveFromHere(
  context: IssueContext,
  request: MoveToFeature,
): Promise<{ scenario: PanelScenario; from: { featureId: string; place: ScenarioPlace } }> {
  const { issue } = context;
  const source = async (records: Change): Promise<Feature> => {
    const { feature } = await linkedScenario(context, records, request);
    if (feature.projectId !== issue.projectId)
      throw new AppError(
        'Invalid',
        'This scenario is in another project. It can be moved on the page of that project.',
      );
    return feature;
  };
  const done = await moveAway(context, { projectId: issue.projectId, from: 'panel', source }, request);
  const scenario = await linkedWithResult(context, request.scenarioId);
  if (!scenario)
    throw new AppError('NotFound', 'The scenario was moved, and somebody has taken it off this issue since.');
  return {
    scenario,
    from: { featureId: done?.leftId ?? request.featureId, place: done?.place ?? {} },
  };
}

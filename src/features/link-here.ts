import { withIssue, withoutIssue } from '@behave-pro/core/gherkin';
import { may, type IssueContext } from '../context';
import { AppError } from '../errors';
import type { PanelScenario } from '../invoke-api';
import { consult } from '../records/change';
import { NEW_PROJECT } from '../settings/project-state';
import { changeLinks } from './change-links';
import { linkedScenarios } from './linked-scenarios';
import { scenarioView } from './scenario-view';

export interface LinkHere {
  writeId: string;
  featureId: string;
  scenarioId: string;
}

const mayEdit =
  (context: IssueContext) =>
  (projectId: string): boolean =>
    may(context, 'edit', projectId);

/** A scenario of the issue as its panel shows it; `undefined` when it is not on it. */
export async function linkedWithResult(
  context: IssueContext,
  scenarioId: string,
): Promise<PanelScenario | undefined> {
  const { project, scenarios } = await consult((records) =>
    linkedScenarios(records, context.issue, (projectId) => may(context, 'see', projectId)),
  );
  const found = scenarios.find(({ link }) => link.scenarioId === scenarioId);
  return (
    found && scenarioView(found.feature(), scenarioId, project ?? NEW_PROJECT, found.latest, found.build)
  );
}

/** Puts an existing scenario on the issue that is looked at. Throws NotFound, Forbidden. */
export async function linkHere(context: IssueContext, request: LinkHere): Promise<PanelScenario> {
  const { issue } = context;
  await changeLinks(
    context,
    { ...request, issue, entry: (entry) => withIssue(entry, issue.id) },
    mayEdit(context),
  );
  const view = await linkedWithResult(context, request.scenarioId);
  if (!view)
    throw new AppError('NotFound', 'The scenario was linked, and somebody has taken it off again since.');
  return view;
}

/** Takes a scenario off the issue that is looked at; it stays in its feature. Throws NotFound, Forbidden. */
export async function unlinkHere(context: IssueContext, request: LinkHere): Promise<Record<string, never>> {
  const { issue } = context;
  await changeLinks(
    context,
    { ...request, issue, entry: (entry) => withoutIssue(entry, issue.id) },
    mayEdit(context),
  );
  return {};
}

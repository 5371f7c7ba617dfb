import { withIssue, withoutIssue } from '@behave-pro/core/gherkin';
import type { ProjectContext } from '../context';
import { AppError } from '../errors';
import type { FeatureView } from '../invoke-api';
import { changeLinks } from './change-links';
import { editableIssues } from './editable-issues';
import { featureView } from './feature-view';

interface Target {
  writeId: string;
  featureId: string;
  scenarioId: string;
}

/** Links a scenario of the project to an issue by its key. Throws NotFound when the person may not edit that issue. */
export async function linkIssue(
  context: ProjectContext,
  { issueKey, ...target }: Target & { issueKey: string },
): Promise<FeatureView> {
  // Not by key: one that was moved answers under its present key.
  const [issue] = (await editableIssues(context, [issueKey])).values();
  if (!issue)
    throw new AppError('NotFound', `There is no issue ${issueKey} that you may edit. Check its key.`);
  await changeLinks(
    context,
    { ...target, issue, entry: (entry) => withIssue(entry, issue.id) },
    (id) => id === context.project.id,
  );
  return featureView(context, target.featureId);
}

/**
 * Takes a scenario off an issue. The permission to edit the feature's issues is enough: the issue may be closed to the
 * person, or gone.
 */
export async function unlinkIssue(
  context: ProjectContext,
  { issueId, ...target }: Target & { issueId: string },
): Promise<FeatureView> {
  const issue = { id: issueId, projectId: context.project.id };
  await changeLinks(
    context,
    { ...target, issue, entry: (entry) => withoutIssue(entry, issueId) },
    (id) => id === context.project.id,
  );
  return featureView(context, target.featureId);
}

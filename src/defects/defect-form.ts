import { defectTypeOf, type DefectType } from '@behave-pro/core/defects';
import type { IssueContext } from '../context';
import { readProject, readSiteUrl, standardTypes, type JiraProject } from '../forge/jira';
import type { DefectForm } from '../invoke-api';
import { consult } from '../records/change';
import type { ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';

/** The project as this person sees it in Jira, and the type its defects have. One Jira request. */
export async function defectTypeIn(
  { issue }: IssueContext,
  settings: Pick<ProjectBody, 'defectType'> | undefined,
): Promise<DefectType & { project: JiraProject }> {
  const project = await readProject('user', issue.projectId);
  return { project, ...defectTypeOf(standardTypes(project), settings?.defectType) };
}

/** Where the story is opened; a site that does not say so is no reason to fail. */
export const storyUrl = ({ issue }: IssueContext): Promise<string | undefined> =>
  readSiteUrl().then(
    (site) => `${site}/browse/${encodeURIComponent(issue.key)}`,
    () => undefined,
  );

/** What a form for a new defect needs to know of Jira. Two Jira requests. */
export async function defectForm(context: IssueContext): Promise<DefectForm> {
  const [settings] = await consult((records) => records.read([refs.project(context.issue.projectId)]));
  const [{ project, type, isGone }, url] = await Promise.all([
    defectTypeIn(context, settings?.body),
    storyUrl(context),
  ]);
  return {
    ...(type && { type }),
    ...(isGone && { typeIsGone: true }),
    project: { key: project.key, name: project.name },
    ...(url !== undefined && { storyUrl: url }),
  };
}

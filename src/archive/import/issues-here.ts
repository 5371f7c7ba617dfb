import type { ArchivedIssue } from '@behave-pro/core/archive';
import { isShut, type Context } from '../../context';
import { editableAmong, type NamedIssue } from '../../features/editable-issues';
import { readIssueProjects } from '../../forge/jira';

/** Who may link what: a project's admin the issues that they may edit, an admin of the site whatever Jira has. */
export type MayLink = 'what they may edit' | 'everything';

async function ofTheSite(
  context: Pick<Context, 'removals'>,
  idsOrKeys: readonly string[],
): Promise<NamedIssue[]> {
  const found = idsOrKeys.length ? await readIssueProjects(idsOrKeys) : [];
  return found.flatMap(({ id, key, fields: { project } }) =>
    project && !isShut(context, project.id) ? [{ id, key, projectId: project.id }] : [],
  );
}

/**
 * What the archive's issues are here, by their ids there. Ids mean something on the site that they are from; elsewhere, and
 * where that site has no such issue any more, it goes by the key. What Jira does not have, or not for who asks, is left out.
 */
export async function issuesHere(
  context: Pick<Context, 'removals'>,
  issues: readonly ArchivedIssue[],
  isSameSite: boolean,
  mayLink: MayLink,
): Promise<Map<string, NamedIssue>> {
  const ask = (idsOrKeys: string[]): Promise<NamedIssue[]> =>
    mayLink === 'everything' ? ofTheSite(context, idsOrKeys) : editableAmong(context, idsOrKeys);
  const byId = isSameSite ? await ask(issues.map(({ id }) => id)) : [];
  const here = new Map(byId.map((issue) => [issue.id, issue]));
  const others = issues.flatMap(({ id, key }) => (here.has(id) || !key ? [] : [{ id, key }]));
  const byKey = new Map((await ask(others.map(({ key }) => key))).map((issue) => [issue.key, issue]));
  for (const { id, key } of others) {
    const issue = byKey.get(key);
    if (issue) here.set(id, issue);
  }
  return here;
}

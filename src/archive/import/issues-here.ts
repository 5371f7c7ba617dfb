import type { ArchivedIssue } from '@behave-pro/core/archive';
import { isShut, type Context } from '../../context';
import { editableAmong, type NamedIssue } from '../../features/editable-issues';
import { readIssueProjects, readProjects } from '../../forge/jira';
import { distinct } from '../../lists';

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

const halves = (key: string): [string, string] => [
  key.slice(0, key.lastIndexOf('-')),
  key.slice(key.lastIndexOf('-') + 1),
];

/** The keys that issues have by now whose project has another one: their numbers stay. Those of no such project are left out. */
async function renamed(keys: readonly string[], mayLink: MayLink): Promise<Map<string, string>> {
  const projects = distinct(keys.map((key) => halves(key)[0]));
  const now = await readProjects(mayLink === 'everything' ? 'app' : 'user', projects);
  return new Map(
    keys.flatMap((key) => {
      const [project, number] = halves(key);
      const found = now.get(project);
      return found ? [[key, `${found.key}-${number}`] as const] : [];
    }),
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
  const asked = others.map(({ key }) => key);
  const byKey = new Map((await ask(asked)).map((issue) => [issue.key, issue]));
  const missing = asked.filter((key) => !byKey.has(key));
  // Jira finds an issue by a key of before, and answers the one of now.
  const isOther = byKey.size > asked.length - missing.length;
  const keysNow = isOther ? await renamed(missing, mayLink) : new Map<string, string>();
  for (const { id, key } of others) {
    const issue = byKey.get(keysNow.get(key) ?? key);
    if (issue) here.set(id, issue);
  }
  return here;
}

import type { IssueType } from '@behave-pro/core/defects';
import { route } from '@forge/api';
import { chunksOf } from '../../lists';
import { askJson, JiraError, type As } from './request';

export interface JiraProject {
  id: string;
  key: string;
  name: string;
  issueTypes?: { id: string; name: string; subtask?: boolean }[];
  archived?: boolean;
}

/** One project as this person, or the app, may see it. Throws JiraError 404 when not. `project` is an id or a key. */
export const readProject = (as: As, project: string): Promise<JiraProject> =>
  askJson(as, 'get project', route`/rest/api/3/project/${project}`);

/** Projects asked for at once. */
const AT_ONCE = 8;

/** Projects as this person, or the app, may see them, by the key that was asked for, which may be one of before; others are left out. */
export async function readProjects(as: As, keys: readonly string[]): Promise<Map<string, JiraProject>> {
  const found = new Map<string, JiraProject>();
  for (const some of chunksOf(keys, AT_ONCE))
    await Promise.all(
      some.map(async (key) => {
        try {
          found.set(key, await readProject(as, key));
        } catch (error) {
          if (!(error instanceof JiraError && error.status === 404)) throw error;
        }
      }),
    );
  return found;
}

/** Projects this person may see whose name or key holds `query`, in the order of names; at most 50. */
export async function searchProjects(
  query: string,
): Promise<{ projects: { id: string; key: string; name: string }[]; more: boolean }> {
  const { values, isLast } = await askJson<{
    values: { id: string; key: string; name: string }[];
    isLast?: boolean;
  }>(
    'user',
    'search projects',
    route`/rest/api/3/project/search?orderBy=${'name'}&maxResults=${50}&query=${query}`,
  );
  return { projects: values.map(({ id, key, name }) => ({ id, key, name })), more: isLast === false };
}

/** The types that issues of a project can have by themselves: no subtasks. */
export const standardTypes = ({ issueTypes = [] }: JiraProject): IssueType[] =>
  issueTypes.filter(({ subtask }) => !subtask).map(({ id, name }) => ({ id, name }));

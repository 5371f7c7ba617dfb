import { route } from '@forge/api';
import { askJson } from './request';

/** A status that issues of a project can have. */
export interface JiraStatus {
  id: string;
  name: string;
  /** `key` is `new`, `indeterminate`, `done`, or `undefined` for none. */
  statusCategory?: { key?: string };
}

/** The statuses that issues of a project can have, of whatever type they are, each once, as this person sees them. Throws JiraError. */
export async function readStatuses(project: string): Promise<JiraStatus[]> {
  const types = await askJson<{ statuses: JiraStatus[] }[]>(
    'user',
    'get statuses of project',
    route`/rest/api/3/project/${project}/statuses`,
  );
  return [
    ...new Map(types.flatMap(({ statuses }) => statuses.map((status) => [status.id, status]))).values(),
  ];
}

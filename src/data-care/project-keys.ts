import { consult } from '../records/change';
import * as refs from '../records/refs';

/** Keys of projects as their records have them: whoever administers the site need not be let into each in Jira. */
export async function projectKeys(projectIds: readonly string[]): Promise<Map<string, string>> {
  const records = await consult((read) => read.read(projectIds.map(refs.project)));
  return new Map(records.flatMap((record) => (record ? [[record.projectId, record.body.key]] : [])));
}

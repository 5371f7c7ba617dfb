import { belongsTo, presentOf } from '../../records/inventory';
import { exampleMapRef, goneRef, issueRef } from '../../records/keys';

/** Those of issues of which nothing comes back: Jira has deleted them, or they are another project's by now. */
export async function away(projectId: string, issueIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [entity, keyOf] of [
    ['gone', (id: string) => goneRef('issue', id).key],
    ['issue', (id: string) => issueRef(id).key],
    ['example-map', (id: string) => exampleMapRef(id).key],
  ] as const) {
    const ids = new Map(issueIds.map((id) => [keyOf(id), id]));
    const items = await presentOf(
      entity,
      [...ids.keys()].map((key) => ({ key, value: undefined })),
    );
    for (const item of items)
      if (entity === 'gone' || !belongsTo(entity, projectId, item)) found.add(ids.get(item.key) ?? '');
  }
  return found;
}

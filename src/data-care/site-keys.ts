import type { Context } from '../context';
import { namesOf } from '../forge/jira';
import { listEntities, type Stored } from '../forge/kvs';
import type { SiteKey } from '../invoke-api';
import { distinct } from '../lists';
import { goingOn } from '../records/going-on';
import type { ApiKeyBody } from '../records/kinds';
import { fromStored } from '../records/record';
import { keyView } from '../settings/settings-view';
import { projectKeys } from './project-keys';

/** API keys of all projects, 100 a page; what was just made may be missing, since queries lag. */
export async function siteKeys(
  context: Context,
  { after }: { after?: string | undefined },
): Promise<{ keys: SiteKey[]; next?: string }> {
  const { items, cursor } = await goingOn(after, () => listEntities('api-key', after));
  const records = items.map(({ value }) => fromStored<ApiKeyBody>(value as Stored));
  const [nameOf, keys] = await Promise.all([
    namesOf(records.map(({ body }) => body.createdBy)),
    projectKeys(distinct(records.map(({ projectId }) => projectId))),
  ]);
  return {
    keys: records.map(({ projectId: id, body }) => {
      const key = keys.get(id);
      return { ...keyView(body, context.now, nameOf), project: { id, ...(key !== undefined && { key }) } };
    }),
    ...(cursor && { next: cursor }),
  };
}

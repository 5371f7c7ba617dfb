import type { Tenant } from './host';
import { download, type NewKey } from './site';
import { dumpOf } from './stored';

/** What a pipeline gets: the bytes of the archive, read as Latin-1, and how it is known again. */
export interface Downloaded {
  status: number;
  etag: string;
  drafts: string;
  bytes: string;
}

export async function downloaded(made: NewKey, key: string, manual = false): Promise<Downloaded> {
  const response = await download(made, key, { manual });
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    drafts: response.headers.get('x-drafts-left-out') ?? '',
    bytes: Buffer.from(await response.arrayBuffer()).toString('latin1'),
  };
}

/** Takes away what is kept so that downloads cost less: the next one is made of features and of what Jira says then. */
export async function forgetDownloads(tenant: Tenant): Promise<void> {
  const { entities } = await dumpOf(tenant);
  for (const entityName of ['download', 'facts'])
    for (const { key } of entities[entityName] ?? [])
      await tenant.local('POST', 'storage', { operation: 'entity/delete', entityName, key });
}

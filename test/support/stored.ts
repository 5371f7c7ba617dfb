import { gunzipSync } from 'node:zlib';
import type { Tenant } from './host';
import { ADMINISTRATION, ask, RETENTION } from './site';
import type { AdminView } from '../../src/invoke-api';

/** Everything stored for a tenant, as `GET /_local/storage?dump=1` tells it. */
export interface Dump {
  kvs: object[];
  entities: Record<string, { key: string; value: Record<string, unknown> }[]>;
  secrets: object[];
  objects: { key: string }[];
  openUploads: string[];
  queue: object[];
  issueProperties: object[];
}

export const dumpOf = async (tenant: Tenant): Promise<Dump> =>
  (await tenant.local<{ dump: Dump }>('GET', 'storage?dump=1')).dump;

/** A content as it was before it was compressed. */
export const plain = <T>(value: string): T =>
  JSON.parse(
    value.startsWith('gz:') ? gunzipSync(Buffer.from(value.slice(3), 'base64')).toString() : value,
  ) as T;

/** A dump without what backups consist of. */
export function withoutBackups(dump: Dump): Dump {
  const { backup, ...entities } = dump.entities;
  const kvs = dump.kvs.filter((item) => !(item as { key: string }).key.startsWith('backup-'));
  return { ...dump, kvs, entities };
}

/**
 * What of a dump must not change by itself: all but the record of the daily readings and runs, the log of what came of
 * them, objects that expire, the register of those, what downloads keep for a day, and backups.
 */
export function lasting(dump: Dump): object {
  const { installation, audit, blob, facts, download, ...entities } = withoutBackups(dump).entities;
  return {
    kvs: withoutBackups(dump).kvs,
    entities,
    secrets: dump.secrets,
    issueProperties: dump.issueProperties,
  };
}

async function daily(tenant: Tenant): Promise<string | undefined> {
  const run = { module: RETENTION };
  return (await tenant.local<{ error?: { message: string } }>('POST', 'trigger', run)).error?.message;
}

/** Moves the time on by a day and runs the daily trigger of each tenant. */
export async function nextDay(...tenants: Tenant[]): Promise<void> {
  await tenants[0]?.local('POST', 'clock', { advance: '1d' });
  for (const tenant of tenants) {
    const failure = await daily(tenant);
    if (failure) throw new Error(`The daily trigger failed: ${failure}`);
  }
}

/** So many days, each with its run of the daily trigger. */
export const days = async (count: number, ...tenants: Tenant[]): Promise<void> => {
  for (let day = 0; day < count; day += 1) await nextDay(...tenants);
};

export const licence = (tenant: Tenant, state: string, environment = 'PRODUCTION'): Promise<unknown> =>
  tenant.local('POST', 'license', { state, environment });

export const adminView = (tenant: Tenant): Promise<AdminView> =>
  ask(tenant, 'ada', ADMINISTRATION, {}, 'load');

const unpacked = (text: string): string =>
  text.replace(/gz:([A-Za-z0-9+/=]+)/g, (_, body: string) =>
    gunzipSync(Buffer.from(body, 'base64')).toString('utf8'),
  );

/** A dump as text, with compressed bodies unpacked. */
export const readable = (dump: Dump): string => unpacked(JSON.stringify(dump));

/** The bodies of an entity's records, by key. */
export const bodies = <Body>(dump: Dump, entity: string): Map<string, Body> =>
  new Map(
    (dump.entities[entity] ?? []).map(({ key, value }) => [
      key,
      (JSON.parse(unpacked(String(value.body))) as { value: Body }).value,
    ]),
  );

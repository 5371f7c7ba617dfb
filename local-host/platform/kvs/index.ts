import type { Clock, Manifest, WireRequest, WireResponse } from '../../contract';
import { LIMITS, type Answer } from '../../limits';
import { createRateLimit, type QuotaTime, type RateLimit } from '../../rate-limit';
import type { Store } from '../../store';
import { entitiesOf } from '../manifest';
import type { Meter } from '../meter';
import { json, notModelled, refusal } from '../wire';
import { batchDelete, batchGet, batchSet } from './batch';
import { checkKey, checkValue } from './checks';
import { openItems, type ItemRef, type Items } from './items';
import { createQueries } from './query';
import { reindex } from './reindex';
import { KvsRefusal, badRequest } from './refusal';
import { readRequest } from './requests';
import { createScope } from './scope';
import { readOne, removeOne, writeOne } from './single';
import { createThroughput } from './throughput';
import { transact } from './transaction';
import { createWriteLog } from './write-log';

/** Forge's key-value store, custom entities and secrets, over the wire that `@forge/kvs` speaks. */
export interface Kvs {
  handle(installation: string, request: WireRequest): Promise<WireResponse>;
  items: Items;
  /** Empties an installation, whose quotas are then those of a new one. */
  clear(installation: string): Promise<void>;
  /** How late queries see writes, in milliseconds. */
  setQueryLag(milliseconds: number): void;
  /** Queries see at once what was written until now. */
  catchUp(): void;
}

type Operation = (installation: string, body: string) => Promise<unknown> | unknown;

interface Deps {
  store: Store;
  clock: Clock;
  meter: Meter;
  manifest: Manifest;
  quotaTime?: QuotaTime | undefined;
}

/** Opens the store of all installations and brings the indexes in line with the manifest. */
export async function openKvs({ store, clock, meter, manifest, quotaTime }: Deps): Promise<Kvs> {
  const declared = entitiesOf(manifest);
  const writes = createWriteLog(() => clock.now());
  await reindex(store, declared);
  const items = openItems(store, declared, clock, writes);
  const queries = createQueries(store, items, declared, writes);
  const throughput = createThroughput(quotaTime);
  const scope = createScope(declared, throughput);
  const { locate, accept } = scope;
  const plain: typeof locate = (installation, { key }) => locate(installation, { key });
  const entity: typeof locate = (installation, item) => {
    if (item.entityName === undefined) throw badRequest('INVALID_ENTITY_TYPE', 'An entity name is required');
    return locate(installation, item);
  };
  const secret = (installation: string, { key }: { key: string }): ItemRef => {
    checkKey(key);
    return { installation, space: 'secret', key };
  };

  const get =
    (place: typeof locate): Operation =>
    (installation, body) => {
      const request = readRequest('get', body);
      return readOne(items, throughput, place(installation, request), request.options);
    };
  const set =
    (place: typeof locate): Operation =>
    (installation, body) => {
      const request = readRequest('set', body);
      const ref = place(installation, request);
      if (ref.space === 'secret') throughput.write(ref, checkValue(request.value));
      else accept(ref, request.entityName, request.value);
      return writeOne(store, items, clock, ref, request);
    };
  const remove =
    (place: typeof locate): Operation =>
    (installation, body) =>
      removeOne(store, items, place(installation, readRequest('delete', body)));

  const reads: Record<string, Operation> = {
    get: get(plain),
    'secret/get': get(secret),
    'entity/get': get(entity),
    query: (installation, body) => queries.values(installation, readRequest('query', body)),
    'entity/query': (installation, body) => {
      const request = readRequest('entityQuery', body);
      return throughput.query(installation, request, () => queries.entities(installation, request));
    },
    'batch/get': (installation, body) => batchGet(items, scope, installation, readRequest('batchGet', body)),
  };
  const changes: Record<string, Operation> = {
    set: set(plain),
    'secret/set': set(secret),
    'entity/set': set(entity),
    delete: remove(plain),
    'secret/delete': remove(secret),
    'entity/delete': remove(entity),
    'batch/set': (installation, body) =>
      batchSet(store, items, clock, scope, installation, readRequest('batchSet', body)),
    'batch/delete': (installation, body) =>
      batchDelete(store, items, locate, installation, readRequest('batchDelete', body)),
    transaction: (installation, body) =>
      transact(store, items, clock, scope, installation, readRequest('transaction', body)),
  };

  const { requestRate, readRate, writeRate } = LIMITS.kvs;
  const requestLimit = createRateLimit(requestRate, quotaTime);
  const readLimit = createRateLimit(readRate, quotaTime);
  const writeLimit = createRateLimit(writeRate, quotaTime);
  const full = (
    installation: string,
    limit: RateLimit,
    { over }: { over: Answer },
  ): WireResponse | undefined =>
    limit.open(installation)
      ? undefined
      : refusal(over.status, over.code, 'The rate limit of the key-value store is exceeded');
  const scopeName = LIMITS.manifest.storageScope.value;
  const mayUse = manifest.permissions.scopes.includes(scopeName);

  async function answer(operation: Operation, installation: string, body: string): Promise<WireResponse> {
    try {
      return json(200, await operation(installation, body));
    } catch (error) {
      if (error instanceof KvsRefusal) return refusal(error.status, error.code, error.message);
      throw error;
    }
  }

  return {
    items,
    async clear(installation) {
      await items.clear(installation);
      for (const limit of [requestLimit, readLimit, writeLimit]) limit.renew((key) => key === installation);
      throughput.renew(installation);
    },
    setQueryLag: (milliseconds) => writes.setLag(milliseconds),
    catchUp: () => writes.clear(),
    async handle(installation, { method, path, body = '' }) {
      const name = path.replace(/^\/api\/v1\//, '');
      const operation = method === 'POST' ? (reads[name] ?? changes[name]) : undefined;
      if (!operation) return notModelled(`${method} ${path} of the key-value store`);
      if (!mayUse) return refusal(403, 'FORBIDDEN', `The manifest lacks the scope ${scopeName}`);
      const answered = meter.kvsStarted(name);
      try {
        const [units, rate] = name in reads ? [readLimit, readRate] : [writeLimit, writeRate];
        const refused = full(installation, requestLimit, requestRate) ?? full(installation, units, rate);
        if (refused) return refused;
        requestLimit.add(installation, 1);
        // Booked before the work, since others come meanwhile: a write's units are known, a read has one at least.
        const isRead = name in reads;
        const booked = isRead ? 1 : meter.kvsWritten(Buffer.byteLength(body));
        units.add(installation, booked);
        const response = await answer(operation, installation, body);
        if (isRead) units.add(installation, meter.kvsRead(Buffer.byteLength(response.body)) - booked);
        return response;
      } finally {
        answered();
      }
    },
  };
}

import * as childProcess from 'node:child_process';
import * as http from 'node:http';
import * as net from 'node:net';
import * as workerThreads from 'node:worker_threads';
import { asApp, asUser, getAppContext, privacy, route, webTrigger } from '@forge/api';
import { Queue } from '@forge/events';
import { Filter, FilterConditions, ForgeKvsAPIError, WhereConditions, kvs } from '@forge/kvs';
import { objectStore } from '@forge/object-store';

export type Payload = Record<string, unknown>;
export type Run = (payload: Payload, given: { context: unknown; platform: unknown }) => unknown;

/** What `@forge/kvs` offers, so that a test can call any of it by name with JSON arguments. */
const clients: Record<string, (payload: Payload) => Promise<unknown>> = {
  get: ({ key, options }) => kvs.get(key as string, options as never),
  set: ({ key, value, options }) => kvs.set(key as string, value, options as never),
  delete: ({ key }) => kvs.delete(key as string),
  getSecret: ({ key }) => kvs.getSecret(key as string),
  setSecret: ({ key, value }) => kvs.setSecret(key as string, value),
  batchGet: ({ items }) => kvs.batchGet(items as never),
  batchSet: ({ items }) => kvs.batchSet(items as never),
  batchDelete: ({ items }) => kvs.batchDelete(items as never),
  entityGet: ({ entity, key }) => kvs.entity(entity as string).get(key as string),
  entitySet: ({ entity, key, value }) =>
    kvs.entity<never>(entity as string).set(key as string, value as never),
  entityDelete: ({ entity, key }) => kvs.entity(entity as string).delete(key as string),
  query: ({ prefix, limit, cursor }) => {
    let query = kvs.query();
    if (prefix !== undefined) query = query.where('key', WhereConditions.beginsWith(prefix as string));
    if (limit !== undefined) query = query.limit(limit as number);
    if (cursor !== undefined) query = query.cursor(cursor as string);
    return query.getMany();
  },
  entityQuery: ({ entity, index, partition, where, filters, sort, limit, cursor }) => {
    let query = kvs
      .entity<Record<string, unknown>>(entity as string)
      .query()
      .index(index as string, partition ? { partition: partition as unknown[] } : undefined);
    if (where) query = query.where(where as never);
    if (filters) {
      const [first, ...rest] = filters as {
        property: string;
        name: keyof typeof FilterConditions;
        value: never;
      }[];
      if (first) {
        const and = rest.reduce(
          (built, { property, name, value }) => built.and(property, FilterConditions[name](value, value)),
          new Filter<Record<string, unknown>>().and(
            first.property,
            FilterConditions[first.name](first.value, first.value),
          ),
        );
        query = query.filters(and);
      }
    }
    if (sort) query = query.sort(sort as never);
    if (limit !== undefined) query = query.limit(limit as number);
    if (cursor !== undefined) query = query.cursor(cursor as string);
    return query.getMany();
  },
  transact: ({ sets = [], deletes = [], checks = [] }) => {
    const transaction = kvs.transact();
    interface Step {
      key: string;
      value: never;
      entity?: string;
      when?: { property: string; name: 'equalTo' | 'exists' | 'notExists'; value: never };
    }
    const guard = ({ entity, when }: Step): { entityName: string; conditions: never } =>
      (entity && {
        entityName: entity,
        conditions: when && new Filter().and(when.property as never, FilterConditions[when.name](when.value)),
      }) as never;
    for (const step of sets as Step[]) transaction.set(step.key, step.value, guard(step));
    for (const step of deletes as Step[]) transaction.delete(step.key, guard(step));
    for (const step of checks as Step[]) transaction.check(step.key, guard(step));
    return transaction.execute();
  },
};

/** What the process remembers from one invocation to the next, whoever's they are. */
const left: { ticks: number; timer?: NodeJS.Timeout; refused?: string } = { ticks: 0 };

/** Functions of the test app, by the key a test invokes. */
export const functions: Record<string, Run> = {
  echo: (payload, given) => ({ payload, given, pid: process.pid }),
  /** Lasts long enough for others to come meanwhile. */
  async linger() {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { pid: process.pid };
  },
  appContext: () => getAppContext(),
  now: () => ({ now: Date.now(), built: new Date().toISOString(), isDate: new Date() instanceof Date }),
  fail: () => {
    throw new RangeError('asked to fail');
  },
  hang: () => new Promise(() => undefined),
  spin: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  exhaust: () => {
    const hoard: unknown[] = [];
    for (;;) hoard.push(new Array(100_000).fill(Math.random()));
  },
  /** Memory that the heap's own limit does not see. */
  exhaustBuffers: async () => {
    const hoard: Buffer[] = [];
    for (;;) {
      hoard.push(Buffer.alloc(8 * 1024 * 1024, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  /** Goes on after the answer: by a timer, by a promise chain, by a call of storage. Nobody awaits any of them. */
  leaveBehind({ key }) {
    left.ticks = 0;
    clearInterval(left.timer);
    left.timer = setInterval(() => (left.ticks += 1), 10);
    setTimeout(
      () => void kvs.set(key as string, 'late').catch(({ message }: Error) => (left.refused = message)),
      30,
    );
    return { pid: process.pid };
  },
  async lookBehind() {
    const { ticks, refused } = left;
    clearInterval(left.timer);
    while (left.refused === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    return { pid: process.pid, ticks, before: refused, refused: left.refused };
  },
  large: ({ bytes }) => 'x'.repeat(bytes as number),
  environment: () => ({ keys: Object.keys(process.env).sort(), send: typeof process.send }),
  log: ({ lines, padding = 0 }) => {
    for (let line = 0; line < (lines as number); line += 1)
      console.log(`line ${line}${'.'.repeat(padding as number)}`);
  },
  async kvs({ call, ...payload }) {
    try {
      return { ok: (await clients[call as string]?.(payload)) ?? null };
    } catch (error) {
      if (!(error instanceof ForgeKvsAPIError)) throw error;
      return { code: error.code, status: error.responseDetails.status };
    }
  },
  async kvsMany({ calls }) {
    return Promise.all(
      (calls as Payload[]).map((call) => functions.kvs?.(call, { context: {}, platform: {} })),
    );
  },
  /** Ways out of the process other than `fetch`; answers how each was refused. */
  async waysOut({ url }) {
    const ways: Record<string, () => unknown> = {
      http: () => http.get(url as string),
      net: () => net.connect(1),
      spawn: () => childProcess.spawn('true'),
      worker: () => new workerThreads.Worker('', { eval: true }),
    };
    return Object.fromEntries(
      Object.entries(ways).map(([name, go]) => {
        try {
          go();
          return [name, 'open'];
        } catch (error) {
          return [name, (error as Error).message];
        }
      }),
    );
  },
  async egress({ url }) {
    return (await fetch(url as string)).status;
  },
  async jira({ path, as }) {
    const api = as === 'app' ? asApp() : asUser();
    const answer = await api.requestJira(route`/rest/api/3/${path as string}`);
    return { status: answer.status, body: await answer.text() };
  },
  webTriggerUrl: () => webTrigger.getUrl('hook'),
  report: ({ accountId }) =>
    privacy.reportPersonalData([{ accountId: accountId as string, updatedAt: '2026-01-01' }]),
  async license() {
    const answer = await asApp().requestAtlassian(route`/forge/installation/v1/license`);
    return { status: answer.status, body: (await answer.json()) as unknown };
  },
  async push({ events }) {
    return new Queue({ key: 'work' }).push(events as never);
  },
  async jobStats({ jobId }) {
    return new Queue({ key: 'work' }).getStats(jobId as string);
  },
  async cancelJob({ jobId }) {
    await new Queue({ key: 'work' }).cancel(jobId as string);
  },
  async pushTo({ queue, event = { body: {} } }) {
    return new Queue({ key: queue as string }).push(event as never);
  },
  async uploadUrl({ body, open }) {
    const request = body as Parameters<typeof objectStore.createUploadUrl>[0];
    return open ? objectStore.createPublicUploadUrl(request) : objectStore.createUploadUrl(request);
  },
  async downloadUrl({ key, open }) {
    const name = key as string;
    return (
      (await (open ? objectStore.createPublicDownloadUrl(name) : objectStore.createDownloadUrl(name))) ?? null
    );
  },
  objectMetadata: async ({ key }) => (await objectStore.get(key as string)) ?? null,
  objectDelete: async ({ key }) => (await objectStore.delete(key as string)) ?? null,
  async roundTrip({ body, text }) {
    const upload = await objectStore.createUploadUrl(
      body as Parameters<typeof objectStore.createUploadUrl>[0],
    );
    const put = await fetch(upload?.url ?? '', { method: 'PUT', body: text as string });
    const download = await objectStore.createDownloadUrl((body as { key: string }).key);
    return { put: put.status, got: await (await fetch(download?.url ?? '')).text() };
  },
};

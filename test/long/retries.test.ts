import type { MeterReading } from '../../local-host/platform/meter';
import type { Reply } from '../../src/invoke-api';
import { forgetDownloads } from '../support/downloads';
import { startHost, type Host, type Tenant } from '../support/host';
import { importLargeArchive } from '../support/large-archive';
import { metered } from '../support/meter';
import {
  ask,
  createIssue,
  download,
  enabledProjectWithKey,
  PANEL,
  publish,
  SPECIFICATION,
  type NewKey,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

/** As src/forge/again.ts has it: most requests of one call of a service. */
const REQUESTS = 4;
/** As src/records/change.ts has it: most requests of writing a change. */
const WRITE_REQUESTS = 2 * REQUESTS;

const at = { projectKey: 'RET' };
const inject = (host: Host, target: string, kind: string, more: object = {}) =>
  host.local('POST', 'faults', { target, kind, rate: 1, ...more });
const most = (counts: Record<string, number>): number => Math.max(...Object.values(counts));

async function started(): Promise<{ host: Host; made: NewKey }> {
  const host = await startHost();
  // What is counted is what a call costs, not what the queue repeats beside it.
  await host.local('POST', 'delivery', { duplicates: 0 });
  const made = await enabledProjectWithKey(host, 'RET');
  const issue = await createIssue(host, 'mira', 'RET', 'A story');
  await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'add', {
    writeId: crypto.randomUUID(),
    feature: { name: 'Retried' },
    text: 'Scenario: Once\n  Given it passes\n',
  });
  await host.local('POST', 'drain');
  return { host, made };
}

const load = (host: Host) => host.invoke<Reply<unknown>>('mira', SPECIFICATION, at, 'load');
const create = (host: Host) =>
  host.invoke<Reply<unknown>>('mira', SPECIFICATION, at, 'create', {
    writeId: crypto.randomUUID(),
    name: 'Another',
  });

describe.each([
  ['500', 'Unavailable'],
  ['429', 'RateLimited'],
  ['timeout', 'Unavailable'],
])('while every request fails by %s', (kind, code) => {
  let host: Host;

  beforeAll(async () => {
    ({ host } = await started());
  });
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  const failed = { ok: false, error: { code } };
  /** Silent for a moment, then broken: a silence without end is tried below. */
  const ms = kind === 'timeout' ? { ms: 50 } : {};

  test('a read makes at most so many requests as it says', async () => {
    await inject(host, 'kvs', kind, ms);
    const { kvs } = await metered(host, async () => expect(await load(host)).toMatchObject(failed));
    expect(kvs.requests).toBe(REQUESTS);
  });

  test('a write makes at most so many requests as it says, and is not done', async () => {
    const before = bodies(await dumpOf(host), 'feature').size;
    await inject(host, 'kvs', kind, { ...ms, path: 'transaction' });
    const { kvs } = await metered(host, async () => expect(await create(host)).toMatchObject(failed));
    expect(kvs.byPath.transaction).toBe(REQUESTS);
    await inject(host, 'kvs', kind, ms);
    const all = await metered(host, async () => expect(await create(host)).toMatchObject(failed));
    expect(all.kvs.requests).toBeLessThanOrEqual(WRITE_REQUESTS);
    expect(bodies(await dumpOf(host), 'feature').size).toBe(before);
  });

  test('a call to Jira makes at most so many requests as it says', async () => {
    await inject(host, 'jira', kind, ms);
    const { jira } = await metered(host, async () => expect(await load(host)).toMatchObject(failed));
    expect(most(jira.byPath)).toBe(REQUESTS);
  });
});

describe('an archive that is too large to be answered', () => {
  let host: Host;
  let made: NewKey;

  beforeAll(async () => {
    ({ host, made } = await started());
    await importLargeArchive(host, 'RET');
  });
  // One that is kept is not uploaded again.
  beforeEach(() => forgetDownloads(host));
  afterEach(() => host.local('DELETE', 'faults'));
  afterAll(() => host?.stop());

  const sent = (status: number) => async () =>
    expect((await download(made, 'RET', { redirect: 'manual' })).status).toBe(status);

  test('is uploaded and fetched, though the answer to the upload is lost now and then', async () => {
    const lost = { rate: 0.5, seed: 2, path: 'presigned-upload' };
    await inject(host, 'os', 'reset-after-write', lost);
    const meter = await metered(host, sent(302));
    expect(meter.os.requests).toBeLessThanOrEqual(3 * REQUESTS);
  });

  test.each([
    ['500', 503],
    ['429', 429],
    ['timeout', 503],
  ])('makes at most so many requests as it says while each fails by %s', async (kind, status) => {
    await inject(host, 'os', kind, { ms: 50, path: 'presigned-upload' });
    expect((await metered(host, sent(status))).os.requests).toBe(1 + REQUESTS);
    await inject(host, 'os', kind, { ms: 50 });
    expect((await metered(host, sent(status))).os.requests).toBe(REQUESTS);
  });

  test('is still told to be the one that is known while no upload succeeds', async () => {
    const etag = (await download(made, 'RET', { redirect: 'manual' })).headers.get('etag') ?? '';
    await forgetDownloads(host);
    await inject(host, 'os', '500', { ms: 50 });
    expect((await download(made, 'RET', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('is asked for where it is kept, and uploaded again where that fails', async () => {
    await sent(302)();
    await inject(host, 'os', '500', { ms: 50 });
    expect((await metered(host, sent(503))).os.requests).toBe(2 * REQUESTS);
  });
});

/** The same work in two tenants, one of them in a rough place: it costs little more, and comes to the same. */
describe('a few hundred calls while five requests in a hundred meet a fault', () => {
  const STORIES = 8;
  const FEATURES = 40;
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { duplicates: 0, reorder: false });
  });
  afterAll(() => host?.stop());

  interface Work {
    meter: MeterReading;
    stored: Record<string, unknown>;
  }

  /** Ids follow from the ids of the mutations, so they are the same each time. */
  async function worked(tenant: Tenant): Promise<Work> {
    const made = await enabledProjectWithKey(tenant, 'RET');
    const issues: string[] = [];
    for (let n = 0; n < STORIES; n += 1)
      issues.push((await createIssue(tenant, 'mira', 'RET', `Story ${n}`)).key);
    const call = <T>(name: string, payload: object) =>
      ask<T>(tenant, 'mira', SPECIFICATION, at, name, payload);
    await host.local('DELETE', 'meter');
    for (let n = 0; n < FEATURES; n += 1) {
      const issueKey = issues[n % STORIES];
      await ask(tenant, 'mira', PANEL, issueKey ? { issueKey } : {}, 'add', {
        writeId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        feature: { name: `Feature ${n % 20}` },
        text: `Scenario: Number ${n}\n  Given it passes\n`,
      });
      await ask(tenant, 'mira', PANEL, issueKey ? { issueKey } : {}, 'load');
      if (n % 10 === 9) await tenant.local('POST', 'drain');
      if (n % 20 === 19) {
        const report = [{ uri: 'x', keyword: 'Feature', name: `Feature ${n % 20}`, elements: [] }];
        expect((await publish(made, JSON.stringify(report))).status).toBe(200);
        expect((await download(made, 'RET')).status).toBe(200);
        await call('load', {});
      }
    }
    await tenant.local('POST', 'drain');
    const meter = await host.local<MeterReading>('GET', 'meter');
    const dump = await dumpOf(tenant);
    const timeless = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replace(/\b\d{10}(\d{3})?\b/g, '0'));
    const kinds = ['feature', 'issue', 'catalogue', 'latest', 'run'];
    const stored = Object.fromEntries(kinds.map((kind) => [kind, timeless([...bodies(dump, kind)].sort())]));
    return { meter, stored: { ...stored, properties: timeless(dump.issueProperties) } };
  }

  test('costs little more, and loses and doubles nothing', async () => {
    const calm = await worked(await host.tenant('calm'));
    await host.local('POST', 'faults', { mixture: 0.05, seed: 3, targets: ['kvs', 'jira', 'os', 'queue'] });
    const rough = await worked(await host.tenant('rough'));
    const { injected, retries } = await host.local<{ injected: object; retries: number }>('GET', 'faults');
    await host.local('DELETE', 'faults');
    const requests = ({ meter: { kvs, jira, os } }: Work) => kvs.requests + jira.requests + os.requests;
    process.stdout.write(
      `${requests(calm)} requests without faults, ${requests(rough)} with 5 %, ${retries} of them repeats: ` +
        `${JSON.stringify(injected)}\n`,
    );
    expect(retries).toBeGreaterThan(0);
    expect(requests(rough) / requests(calm)).toBeLessThan(1.15);
    expect(rough.stored).toEqual(calm.stored);
  });
});

import { startHost, type Host, type Tenant } from '../support/host';
import { stock, type Stocked } from '../support/removal';
import { restoring, said, writeFeatures } from '../support/restoring';
import { ask, PANEL, publish, SETTINGS, SPECIFICATION } from '../support/site';
import { bodies, days, dumpOf, plain } from '../support/stored';

interface Backups {
  moments: { id: string }[];
  restore?: { at: number; phase: string };
}

/** What goes wrong with a restore, and what others do while it is going on. */
describe('restoring', () => {
  let host: Host;
  let tenant: Tenant;
  let own: Stocked;
  let at = 0;
  let on = {} as ReturnType<typeof restoring>;
  let first = '';

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0, duplicates: 0 });
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    await host.local('DELETE', 'faults');
    tenant = await host.tenant(`meanwhile-${at}`);
    on = restoring(tenant, 'OWN');
    own = await stock(tenant, 'OWN');
    await write('first', 12);
    await on.drain();
    await days(1, tenant);
    first = (await on.newest())?.id ?? '';
  });

  const write = (word: string, count: number) => writeFeatures(tenant, 'OWN', word, count);
  const rootKey = (moment: string | undefined) => `backup-root:${own.project.id}:${moment}`;
  const leavesOf = async (moment: string, kind: string) =>
    ((await dumpOf(tenant)).kvs as { key: string; value: string }[]).filter(({ key }) =>
      key.startsWith(`backup-leaf:${own.project.id}:${moment}:${kind}.`),
    );
  const state = async () => [...bodies<Backups>(await dumpOf(tenant), 'backup').values()][0];
  const begin = () =>
    ask(tenant, 'paul', SETTINGS, { projectKey: 'OWN' }, 'restore', {
      writeId: crypto.randomUUID(),
      moment: first,
      scope: { kind: 'project' },
    });
  /** Slows storage down until the backup of before is there. */
  async function beginSlowly(): Promise<void> {
    await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 1, ms: 25 });
    await begin();
    while (!(await state())?.moments[1]);
  }

  test('back to a list that is damaged is refused, and keeps nothing else from being restored', async () => {
    await write('second', 2);
    const done = await on.restore(first);
    const before = done.backups.find(({ beforeRestore }) => beforeRestore)?.id;
    await on.storage('set', undefined, rootKey(before), '{}');
    await expect(on.undo(done)).rejects.toThrow('Unavailable: The list of this backup is damaged');
    expect((await on.restore(first)).restore).toMatchObject({ state: 'done', failed: [] });
  });

  test('ends where its list is lost meanwhile', async () => {
    await write('second', 2);
    await beginSlowly();
    await on.storage('set', undefined, rootKey(first), '{}');
    await host.local('DELETE', 'faults');
    await on.drain();
    expect((await on.backups()).restore).toMatchObject({ state: 'done', failed: ['root'] });
  });

  test('that has stopped lets another one begin', async () => {
    await write('second', 2);
    await on.restore(first);
    const [record] = (await dumpOf(tenant)).entities.backup ?? [];
    const stored = plain<{ value: Backups }>(String(record?.value.body));
    Object.assign(stored.value.restore ?? {}, { phase: 'feature', at: 0 });
    const stopped = { ...record?.value, body: JSON.stringify(stored) };
    await on.storage('entity/set', 'backup', record?.key ?? '', stopped);
    expect((await on.backups()).restore).toMatchObject({ state: 'stopped', canUndo: true });
    await begin();
    await on.drain();
    expect((await on.backups()).restore).toMatchObject({ state: 'done', failed: [] });
  });

  test('is compared with what is there where lists of the newest backup are damaged', async () => {
    await write('second', 12);
    await days(1, tenant);
    const second = (await on.newest())?.id ?? '';
    for (const { key } of await leavesOf(second, 'feature'))
      await on.storage('set', undefined, key, '"damaged"');
    expect((await on.preview(first)).counts).toMatchObject({ back: 12, again: 0, newer: 0 });
  });

  test('leaves what people write meanwhile, and says of what', async () => {
    const story = { issueKey: own.issues[0]?.key ?? '' };
    await ask(tenant, 'mira', PANEL, story, 'addCard', {
      writeId: crypto.randomUUID(),
      card: 'rule',
      text: 'Goes back',
    });
    await write('second', 2);
    await on.drain();
    await beginSlowly();
    const { agreement } = await ask<{ agreement: { seen: string } }>(tenant, 'vic', PANEL, story, 'load');
    await ask(tenant, 'paul', PANEL, story, 'vote', { writeId: crypto.randomUUID(), seen: agreement.seen });
    await ask(tenant, 'mira', SPECIFICATION, { projectKey: 'OWN' }, 'create', {
      writeId: crypto.randomUUID(),
      name: 'Meanwhile',
    });
    expect((await on.backups()).restore?.state).toBe('running');
    await host.local('DELETE', 'faults');
    await on.drain();
    const done = await on.backups();
    const issue = `issue:${own.issues[0]?.id}`;
    expect(done.restore).toMatchObject({ state: 'done', counts: { back: 2, newer: 0 }, failed: [issue] });
    const after = bodies<{ agreement: { votes: object[] } }>(await dumpOf(tenant), 'issue').get(issue);
    expect(after?.agreement.votes).toHaveLength(2);
    const texts = async () => [...said(await dumpOf(tenant)).values()].map(({ text }) => text).join();
    expect(await texts()).toContain('Meanwhile');
    expect(JSON.stringify([...bodies(await dumpOf(tenant), 'example-map').values()])).not.toContain(
      'Goes back',
    );
  });

  const there = async () =>
    ((await dumpOf(tenant)).entities.feature ?? []).map(({ key, value }) => ({
      featureId: key.slice('feature:'.length),
      path: String(value.path),
    }));
  async function remove(featureId: string): Promise<void> {
    const call = <T>(name: string, payload: object): Promise<T> =>
      ask<T>(tenant, 'mira', SPECIFICATION, { projectKey: 'OWN' }, name, { ...payload, featureId });
    const { feature } = await call<{ feature: { textHash: string } }>('feature', {});
    await call('remove', { writeId: crypto.randomUUID(), textHash: feature.textHash });
  }

  test('leaves a file that is imported meanwhile under the path of one that was to come back', async () => {
    for (const { featureId, path } of await there()) if (path.startsWith('more')) await remove(featureId);
    await on.drain();
    await beginSlowly();
    await write('meanwhile', 12);
    expect((await on.backups()).restore?.state).toBe('running');
    await host.local('DELETE', 'faults');
    await on.drain();
    const paths = (await there()).map(({ path }) => path);
    expect(paths.length).toBe(13);
    expect(new Set(paths).size).toBe(13);
    const { restore } = await on.backups();
    expect(restore?.state).toBe('done');
    expect((restore?.failed.length ?? 0) + (restore?.counts.again ?? 0)).toBe(12);
  });

  test('one feature whose path another one has by now says so', async () => {
    const path = 'more/0.feature';
    const { featureId = '' } = (await there()).find((one) => one.path === path) ?? {};
    await remove(featureId);
    await write('anew', 1);
    await on.drain();
    expect((await on.restore(first, { kind: 'feature', featureId })).restore).toMatchObject({
      state: 'done',
      failed: [path],
      why: expect.stringMatching(/^Another feature has the path “more\/0\.feature” now\./),
    });
    expect((await there()).filter((one) => one.path === path)).toHaveLength(1);
  });

  test('ends where the project is disabled meanwhile, with everything that was to come back', async () => {
    await write('second', 2);
    await on.drain();
    const changed = said(await dumpOf(tenant));
    await beginSlowly();
    const disabled = { writeId: crypto.randomUUID(), state: 'disabled' };
    await ask(tenant, 'paul', SETTINGS, { projectKey: 'OWN' }, 'save', disabled);
    await host.local('DELETE', 'faults');
    await on.drain();
    expect((await on.backups()).restore).toMatchObject({ state: 'done', counts: { back: 2 }, failed: [] });
    expect(said(await dumpOf(tenant))).not.toEqual(changed);
  });

  test('ends where its lists are just being rebuilt', async () => {
    await write('second', 2);
    await beginSlowly();
    const rebuild = { writeId: crypto.randomUUID() };
    await ask(tenant, 'paul', SETTINGS, { projectKey: 'OWN' }, 'rebuild', rebuild);
    await host.local('DELETE', 'faults');
    await on.drain();
    expect((await on.backups()).restore).toMatchObject({ state: 'done', counts: { back: 2 }, failed: [] });
  });

  test('can be taken back for as long as the backup of before is kept', async () => {
    await write('second', 2);
    expect((await on.restore(first)).restore).toMatchObject({ canUndo: true });
    await write('third', 1);
    await days(32, tenant);
    const after = await on.backups();
    expect(after.restore).toMatchObject({ state: 'done', canUndo: false });
    await expect(on.undo(after)).rejects.toThrow('Conflict: This restore cannot be taken back any more');
  });

  test('makes the results of all runs that come back the latest again', async () => {
    for (let n = 0; n < 101; n += 1)
      expect((await publish(own, `[{"uri":"${n}.feature","name":"${n}","elements":[]}]`)).status).toBe(200);
    await on.drain();
    await days(1, tenant);
    const moment = (await on.newest())?.id ?? '';
    const runs = (await dumpOf(tenant)).entities.run ?? [];
    for (const { key } of runs) await on.storage('entity/delete', 'run', key);
    await on.restore(moment);
    const after = [...bodies<{ applied: boolean }>(await dumpOf(tenant), 'run').values()];
    expect(runs.length).toBeGreaterThan(100);
    expect(after.map(({ applied }) => applied)).toEqual(runs.map(() => true));
  });
});

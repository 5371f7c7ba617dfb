import { backupParts } from '../support/backup-parts';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll } from '../support/import';
import { stock, type Stocked } from '../support/removal';
import { restoring, said } from '../support/restoring';
import {
  ask,
  enabledProject,
  moveIssue,
  publish,
  RETENTION,
  SETTINGS,
  SPECIFICATION,
  type Issue,
} from '../support/site';
import { days, type Dump, dumpOf, nextDay, plain, withoutBackups } from '../support/stored';

const id = () => crypto.randomUUID();

/** Each day everything of a project is backed up, and an admin can bring it back. */
describe('backups', () => {
  let host: Host;
  let tenant: Tenant;
  let own: Stocked;
  let at = 0;
  let { backups, newest, preview, drain, restore, undo, storage } = {} as ReturnType<typeof restoring>;
  const project = { projectKey: 'OWN' };

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  beforeEach(async () => {
    at += 1;
    await host.local('DELETE', 'faults');
    await host.local('POST', 'delivery', { queryLagMs: 0 });
    tenant = await host.tenant(`backups-${at}`);
    ({ backups, newest, preview, drain, restore, undo, storage } = restoring(tenant, 'OWN'));
    own = await stock(tenant, 'OWN');
    await importAll(
      tenant,
      'paul',
      'OWN',
      Array.from({ length: 12 }, (_, n) => ({
        path: `more/${n}.feature`,
        bytes: Buffer.from(
          `Feature: More ${n}\n\n  @${own.issues[n % 2]?.key}\n  Scenario: Case ${n}\n    Given ${n}\n`,
        ),
      })),
    );
    await tenant.local('POST', 'drain');
  });

  /** Everything that a restore is to bring back, as it is stored but for when and by which call it was written. */
  function content(dump: Dump): Record<string, unknown> {
    const kinds = ['feature', 'issue', 'example-map', 'run', 'catalogue', 'vocabulary', 'latest'];
    const { entities, kvs } = withoutBackups(dump);
    const records = kinds.flatMap((kind) =>
      (entities[kind] ?? []).map(({ key, value }) => {
        const { updatedAt, revision, writes, ...rest } = value;
        return [key, rest] as const;
      }),
    );
    return Object.fromEntries([
      ...records,
      ...kvs.map((item) => [(item as { key: string }).key, item] as const),
    ]);
  }
  test('are made once a day, and list nothing new where nothing has changed', async () => {
    expect(await backups()).toMatchObject({ backups: [], compared: { records: 0 }, damaged: [] });
    await days(1, tenant);
    const first = await newest();
    expect(first).toMatchObject({ features: 13, issues: 2 });
    await tenant.local('POST', 'trigger', { module: RETENTION });
    await days(3, tenant);
    const after = await backups();
    expect(after.backups).toEqual([{ ...first, until: expect.any(String) }]);
    expect(Date.parse(after.backups[0]?.until ?? '')).toBeGreaterThan(Date.parse(first?.until ?? ''));
    expect(after).toMatchObject({ compared: { records: 3, of: 18 }, damaged: [] });
    await expect(ask(tenant, 'mira', SETTINGS, project, 'backups')).rejects.toThrow('Forbidden');
  });

  test('what was destroyed comes back byte by byte', async () => {
    await days(1, tenant);
    await drain();
    const before = content(await dumpOf(tenant));
    const moment = (await newest())?.id ?? '';
    const dump = await dumpOf(tenant);
    for (const kind of ['feature', 'issue', 'example-map', 'run', 'catalogue', 'vocabulary', 'latest'])
      for (const { key } of dump.entities[kind] ?? []) await storage('entity/delete', kind, key);
    expect(await preview(moment)).toMatchObject({ moment, damaged: 0 });
    const { restore: done } = await restore(moment);
    expect(done).toMatchObject({ state: 'done', failed: [], counts: { again: 13, issues: 2, newer: 0 } });
    const after = content(await dumpOf(tenant));
    for (const [key, value] of Object.entries(before)) {
      if (/^(catalogue|vocabulary|latest)/.test(key)) continue;
      expect([key, after[key]]).toEqual([key, value]);
    }
    const lines = (of: Record<string, unknown>) =>
      Object.entries(of)
        .filter(([key]) => /^(catalogue|vocabulary|latest)/.test(key))
        .flatMap(([, value]) => String((value as { body: string }).body).match(/"id":"[0-9a-f]{12}"/g) ?? [])
        .sort();
    expect(lines(after)).toEqual(lines(before));
  });

  test('a project becomes what it was, what came later is removed, and all of it is taken back', async () => {
    await days(1, tenant);
    const moment = (await newest())?.id ?? '';
    const then = said(await dumpOf(tenant));
    const files = [
      { path: 'more/0.feature', bytes: Buffer.from('Feature: Other\n\n  Scenario: Else\n    Given x\n') },
      { path: 'more/new.feature', bytes: Buffer.from('Feature: New\n\n  Scenario: New\n    Given new\n') },
    ];
    await importAll(tenant, 'paul', 'OWN', files, 'replace');
    await ask(tenant, 'mira', SPECIFICATION, project, 'remove', {
      writeId: id(),
      featureId: own.featureId,
      textHash: own.textHash,
    });
    await drain();
    const now = said(await dumpOf(tenant));
    const { counts, features } = await preview(moment);
    expect(counts).toEqual({ back: 1, again: 1, newer: 1, issues: 2 });
    expect(features.map(({ path, state }) => [path, state])).toEqual([
      ['kept.feature', 'gone'],
      ['more/0.feature', 'changed'],
    ]);
    const done = await restore(moment);
    expect(done.restore).toMatchObject({
      state: 'done',
      counts: { back: 1, again: 1, newer: 1 },
      failed: [],
    });
    expect(said(await dumpOf(tenant))).toEqual(then);
    expect((await preview(moment)).counts).toMatchObject({ back: 1, again: 0, newer: 0, issues: 0 });
    const undone = await undo(done);
    expect(undone.restore).toMatchObject({ state: 'done', isUndo: true, failed: [] });
    expect(said(await dumpOf(tenant))).toEqual(now);
  });

  test('one feature becomes what it was and nothing else, or stands beside as a copy', async () => {
    await days(1, tenant);
    const moment = (await newest())?.id ?? '';
    const then = said(await dumpOf(tenant));
    const text = (n: number) => `Feature: Other ${n}\n\n  Scenario: Else\n    Given x\n`;
    await importAll(
      tenant,
      'paul',
      'OWN',
      [0, 1].map((n) => ({ path: `more/${n}.feature`, bytes: Buffer.from(text(n)) })),
      'replace',
    );
    await drain();
    const now = said(await dumpOf(tenant));
    const { features } = await preview(moment);
    const [one, two] = features.map((feature) => feature.id);
    const done = await restore(moment, { kind: 'feature', featureId: one });
    expect(done.restore).toMatchObject({ state: 'done', counts: { back: 1 }, failed: [] });
    const after = said(await dumpOf(tenant));
    expect(after.get(`feature:${one}`)).toEqual(then.get(`feature:${one}`));
    expect(after.get(`feature:${two}`)).toEqual(now.get(`feature:${two}`));
    await undo(done);
    expect(said(await dumpOf(tenant))).toEqual(now);
    const beside = await restore(moment, { kind: 'copy', featureId: two });
    expect(beside.restore).toMatchObject({ state: 'done', canUndo: false, made: expect.any(String) });
    const copies = said(await dumpOf(tenant));
    expect(copies.size).toBe(now.size + 1);
    const copy = copies.get(`feature:${beside.restore?.made}`);
    expect(copy?.text).toMatch(/^Feature: More 1 \(as of \d+ \w+\)\n/);
    expect(copy?.scenarios.map(({ issues }) => issues)).toEqual([[]]);
  });

  test('a part that is damaged is found, named, and written again where nothing has changed', async () => {
    await days(1, tenant);
    const moment = (await newest())?.id ?? '';
    const { kvs } = await dumpOf(tenant);
    // Of this backup: one that was begun before it and cut off may have left others.
    const copies = (kvs as { key: string; value: string }[]).filter(({ key }) =>
      key.startsWith(`backup-copy:${own.project.id}:${moment}:feature:`),
    );
    const [changed, same] = copies;
    await storage('set', undefined, changed?.key ?? '', '{"schema":1,"attributes":{},"body":{}}');
    await storage('set', undefined, same?.key ?? '', 'gz:nothing');
    const featureId = changed?.key.split(':').at(-1);
    await importAll(tenant, 'paul', 'OWN', [{ path: 'x.feature', bytes: Buffer.from('Feature: X\n') }]);
    const feature = (await dumpOf(tenant)).entities.feature?.find(
      ({ key }) => key === `feature:${featureId}`,
    );
    await storage('entity/delete', 'feature', feature?.key ?? '');
    const { restore: done } = await restore(moment);
    expect(done).toMatchObject({ state: 'done', counts: { newer: 1 } });
    // By its path where the catalogue still has it.
    expect(done?.failed).toHaveLength(2);
    await storage('entity/set', 'feature', feature?.key ?? '', feature?.value);
    await days(31, tenant);
    const { damaged, compared } = await backups();
    expect(compared.whole).toBeDefined();
    expect(damaged.map(({ isMended }) => isMended)).toEqual([true, true]);
    const { entries } = await ask<{ entries: { action: string }[] }>(
      tenant,
      'paul',
      SETTINGS,
      project,
      'audit',
    );
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['backup-damaged', 'backup-restored']),
    );
  });

  test('what the looking for changes has missed is found by looking through everything', async () => {
    await days(1, tenant);
    const dump = await dumpOf(tenant);
    const [first, second] = dump.entities.feature ?? [];
    await storage('entity/delete', 'feature', first?.key ?? '');
    const old = { ...second?.value, updatedAt: Number(second?.value.updatedAt) - 9_000_000 };
    const key = 'feature:0123456789ab';
    await storage('entity/set', 'feature', key, { ...old, path: 'found.feature', fileName: 'found.feature' });
    await days(62, tenant);
    const newestId = (await newest())?.id;
    const { kvs } = await dumpOf(tenant);
    const leaves = (kvs as { key: string; value: string }[]).filter(({ key: name }) =>
      /^backup-leaf:.*:feature\./.test(name),
    );
    const root = (kvs as { key: string; value: string }[]).find(
      ({ key: name }) => name.startsWith('backup-root:') && name.endsWith(`:${newestId}`),
    );
    const roots = plain<Record<string, { since: string }>>(root?.value ?? '{}');
    const named = leaves.filter(({ key: name }) => {
      const [, , since = '', leaf = ''] = name.split(':');
      return roots[leaf]?.since === since;
    });
    const text = named.map((leaf) => plain<string>(leaf.value)).join();
    expect(text).toContain(key);
    expect(text).not.toContain(first?.key);
  });

  test('go when they are 30 days old, with all that only they named', async () => {
    await days(1, tenant);
    for (let day = 0; day < 34; day += 1) {
      const bytes = Buffer.from(`Feature: Daily\n\n  Scenario: Daily\n    Given day ${day}\n`);
      await importAll(tenant, 'paul', 'OWN', [{ path: 'daily.feature', bytes }], 'replace');
      await nextDay(tenant);
    }
    const { backups: listed } = await backups();
    expect([30, 31]).toContain(listed.length);
    const { moments, missing } = backupParts(await dumpOf(tenant), own.project.id);
    expect(missing).toEqual([]);
    expect(moments).toEqual(listed.map((one) => one.id).sort());
    await nextDay(tenant);
    expect(backupParts(await dumpOf(tenant), own.project.id).orphans).toEqual([]);
  });

  test('leave out a story that went to another project, once that is compared', async () => {
    const [moving, staying] = own.issues;
    await enabledProject(tenant, 'ELSE');
    await days(1, tenant);
    const parts = async () => backupParts(await dumpOf(tenant), own.project.id);
    const keys = [`issue:${moving?.id}`, `issue:${staying?.id}`];
    expect((await parts()).records).toEqual(expect.arrayContaining(keys));
    await moveIssue(tenant, 'ada', moving as Issue, 'ELSE');
    await drain();
    await days(31, tenant);
    const { records, missing } = await parts();
    expect(keys.map((key) => records.includes(key))).toEqual([false, true]);
    expect(missing).toEqual([]);
  });

  test('are deleted without what a later one names, though a list between them is damaged', async () => {
    // Runs of one week are in one list: the first backup is of a Friday.
    await days(1, tenant);
    while (new Date((await newest())?.until ?? '').getUTCDay() !== 5) await days(1, tenant);
    const ids: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      expect((await publish(own, `[{"uri":"${name}.feature","name":"${name}","elements":[]}]`)).status).toBe(
        200,
      );
      await drain();
      await days(1, tenant);
      ids.push((await newest())?.id ?? '');
    }
    const between = new RegExp(`^backup-leaf:${own.project.id}:${ids[1]}:run\\.`);
    const { kvs } = await dumpOf(tenant);
    const lists = (kvs as { key: string }[]).filter(({ key }) => between.test(key));
    expect(lists).toHaveLength(1);
    await storage('set', undefined, lists[0]?.key ?? '', '"damaged"');
    await days(34, tenant);
    const { moments, missing } = backupParts(await dumpOf(tenant), own.project.id);
    expect(moments).toEqual([ids[2]]);
    expect(missing).toEqual([]);
  });
});

import { FORMER_USER } from '../../core/rules';
import type { AuditPage, BackupsView, FeatureVersion, PanelView, RemovedFeature } from '../../src/invoke-api';
import { startHost, type Host, type Tenant } from '../support/host';
import { edit, importKept, keep, keeping, publishRun, versionsOf, type Kept } from '../support/kept';
import { metered } from '../support/meter';
import { seeded } from '../support/random';
import { requestRemoval } from '../support/removal';
import {
  ADMINISTRATION,
  ask,
  createIssue,
  enabledProject,
  PANEL,
  RETENTION,
  SETTINGS,
  SPECIFICATION,
} from '../support/site';
import { bodies, days, dumpOf, nextDay, readable, withoutBackups, type Dump } from '../support/stored';

/** Kinds of what is stored that hold account ids: src/records/accounts.ts says so, and its own test that these are all. */
const HOLDING = [
  'api-key',
  'feature',
  'issue',
  'gone',
  'audit',
  'installation',
  'removal',
  'saves',
  'backup',
];

const id = () => crypto.randomUUID();

describe('an account that is closed', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  afterEach(() => host.local('DELETE', 'faults'));

  const account = (tenant: Tenant, user: string, status: string) =>
    tenant.local<{ accountId: string }>('POST', 'account', { user, status });
  const trigger = (tenant: Tenant) =>
    tenant.local<{ error?: object }>('POST', 'trigger', { module: RETENTION });

  /** Paul does whatever leaves an account id somewhere. */
  async function everywhere(
    name: string,
  ): Promise<{ kept: Kept; issueKey: string; featureId: string; paul: string }> {
    const tenant = await host.tenant(name);
    // The certificate of a removal that he asked for.
    await enabledProject(tenant, 'GONE');
    await requestRemoval(tenant, 'GONE', { days: 0 });
    await days(3, tenant);
    const kept = await keeping(tenant, 'KEPT');
    const page = <T>(call: string, payload: object) =>
      ask<T>(tenant, 'paul', SPECIFICATION, { projectKey: 'KEPT' }, call, { writeId: id(), ...payload });
    const featureId = await importKept(kept, ['One']);
    const { accountId: paul } = await account(tenant, 'paul', 'open');
    for (let n = 0; n < 62; n += 1) {
      const { feature } = await page<{ feature: { text: string; textHash: string } }>('feature', {
        featureId,
      });
      const text = `Feature: Kept\n  Edit ${n}\n\n  Scenario: One\n    Given a\n`;
      await page('saveText', { featureId, textHash: feature.textHash, text });
    }
    const { feature: gone } = await page<{ feature: { id: string; textHash: string } }>('create', {
      name: 'Gone',
    });
    await page('remove', { featureId: gone.id, textHash: gone.textHash });
    const { key: issueKey } = await createIssue(tenant, 'paul', 'KEPT', 'A story');
    const panel = <T>(call: string, payload: object, user: 'paul' | 'mira' = 'paul') =>
      ask<T>(tenant, user, PANEL, { issueKey }, call, { writeId: id(), ...payload });
    const { questionId } = await panel<{ questionId: string }>('ask', { text: 'Why?' });
    await panel('resolve', { questionId });
    await panel('ask', { text: 'Still open?' }, 'mira');
    const { agreement } = await panel<PanelView>('load', {});
    for (const user of ['paul', 'mira'] as const)
      await panel('vote', { seen: agreement.seen, anyway: true }, user);
    await nextDay(tenant);
    const settings = <T>(call: string, payload: object) =>
      ask<T>(tenant, 'paul', SETTINGS, { projectKey: 'KEPT' }, call, payload);
    const { backups } = await settings<BackupsView>('backups', {});
    const scope = { kind: 'feature', featureId };
    await settings('restore', { writeId: id(), moment: backups[0]?.id, scope });
    await requestRemoval(tenant, 'KEPT', { days: 12 });
    await tenant.local('POST', 'drain');
    return { kept, issueKey, featureId, paul };
  }

  /** Kinds of what is stored that name an account. */
  const naming = (dump: Dump, accountId: string): string[] =>
    HOLDING.filter((kind) => {
      const stored = kind === 'saves' ? dump.kvs : (dump.entities[kind] ?? []);
      return readable({ ...dump, kvs: [], entities: { [kind]: stored as never } }).includes(accountId);
    });

  const panelOf = ({ tenant }: Kept, issueKey: string) =>
    ask<PanelView>(tenant, 'mira', PANEL, { issueKey }, 'load');

  test('is nowhere any more a week later; votes, questions, history and log still make sense', async () => {
    const { kept, issueKey, featureId, paul } = await everywhere('closed');
    const { tenant } = kept;
    const before = await dumpOf(tenant);
    // Nothing is left out of what is looked at.
    expect(naming(before, paul)).toEqual([...HOLDING]);
    const said = (await panelOf(kept, issueKey)).agreement;
    const log = () => ask<AuditPage>(tenant, 'ada', ADMINISTRATION, {}, 'audit', { many: true });
    const told = (await log()).entries;

    // Nothing is kept of who is only called otherwise by now.
    const { accountId: mira } = await account(tenant, 'mira', 'updated');
    await account(tenant, 'paul', 'closed');
    await days(7, tenant);
    await tenant.local('POST', 'drain');
    // Backups that were made before go when they are 30 days old.
    const whole = await dumpOf(tenant);
    const after = { ...whole, kvs: withoutBackups(whole).kvs };
    expect(readable(after)).not.toContain(paul);
    expect(JSON.stringify(after)).not.toContain(paul);
    expect(naming(after, FORMER_USER)).toEqual([...HOLDING]);
    expect(naming(after, mira)).toEqual(naming(before, mira));

    const { agreement } = await panelOf(kept, issueKey);
    expect(agreement.readyCount).toBe(said.readyCount);
    expect(agreement.ready.map(({ name }) => name)).toEqual(['Former user', 'Mira Member']);
    expect(agreement.mine).toBe('ready');
    expect(agreement.openQuestions).toBe(1);
    expect(agreement.questions[0]).toMatchObject({
      askedBy: { name: 'Former user' },
      resolved: { by: { name: 'Former user' } },
    });
    const entries = (await log()).entries.filter((entry) => told.some(({ id: known }) => known === entry.id));
    expect(entries.map(({ at, action, facts }) => [at, action, facts])).toEqual(
      told.map(({ at, action, facts }) => [at, action, facts]),
    );
    expect(entries.filter(({ by }) => by?.name === 'Former user').length).toBeGreaterThan(3);
    expect(entries.some(({ by }) => by?.name === 'Paul Projectlead')).toBe(false);
    const expiry = (dump: Dump) =>
      (dump.entities.audit ?? []).map((entry) => [
        entry.key,
        Math.round(Number((entry as { expireAt?: number }).expireAt) / 60_000),
      ]);
    const kept365 = new Map(expiry(before) as [string, number][]);
    for (const [key, minute] of expiry(after) as [string, number][])
      if (kept365.has(key)) expect(Math.abs(minute - (kept365.get(key) ?? 0))).toBeLessThanOrEqual(1);
    const versions = await ask<{ versions: FeatureVersion[] }>(
      tenant,
      'mira',
      SPECIFICATION,
      { projectKey: 'KEPT' },
      'versions',
      { featureId },
    );
    expect(versions.versions.filter(({ by }) => by === 'Former user')).toHaveLength(62);
    expect(await versionsOf(kept, featureId)).toHaveLength(63);
    const { removed } = await ask<{ removed: RemovedFeature[] }>(
      tenant,
      'mira',
      SPECIFICATION,
      { projectKey: 'KEPT' },
      'removed',
    );
    const [times] = [before, after].map((dump) => dump.entities.gone?.map(({ value }) => value.updatedAt));
    expect(removed).toMatchObject([{ name: 'Gone', by: 'Former user' }]);
    expect(after.entities.gone?.map(({ value }) => value.updatedAt)).toEqual(times);

    // Somebody else goes on, and nobody is erased who is still there.
    await edit(kept, featureId, ['One'], 'After that');
    await ask(tenant, 'mira', PANEL, { issueKey }, 'takeBack', { writeId: id() });
    expect((await panelOf(kept, issueKey)).agreement.readyCount).toBe(1);
    await days(1, tenant);
    expect((await panelOf(kept, issueKey)).agreement.ready).toHaveLength(2);
  });

  test('is erased once and wholly, whatever is killed at whatever moment and delivered twice', async () => {
    const { kept, paul } = await everywhere('killed');
    const { tenant } = kept;
    await account(tenant, 'paul', 'closed');
    await tenant.local('POST', 'clock', { advance: '8d' });
    const random = seeded(11);
    for (let round = 0; round < 6; round += 1) {
      await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 0.5, ms: 30, seed: round + 1 });
      const both = [trigger(tenant), trigger(tenant)];
      const moment = Math.floor(random() * 60);
      for (let look = 0; look < moment; look += 1) await host.local('GET', 'meter');
      await host.local('POST', 'kill');
      await Promise.all(both);
      await host.local('DELETE', 'faults');
    }
    await nextDay(tenant);
    await nextDay(tenant);
    expect(readable(withoutBackups(await dumpOf(tenant)))).not.toContain(paul);
  });

  test('goes from backups with the last of those made before, and is no change that they missed', async () => {
    const tenant = await host.tenant('backed-up');
    const kept = await keeping(tenant, 'KEPT');
    await ask(tenant, 'paul', SPECIFICATION, { projectKey: 'KEPT' }, 'create', {
      writeId: id(),
      name: 'Of Paul',
    });
    const { accountId: paul } = await account(tenant, 'paul', 'open');
    await days(1, tenant);
    await account(tenant, 'paul', 'closed');
    await days(7, tenant);
    expect(readable(withoutBackups(await dumpOf(tenant)))).not.toContain(paul);
    expect(readable(await dumpOf(tenant))).toContain(paul);
    await days(31, tenant);
    const left = await dumpOf(tenant);
    expect(readable(left)).not.toContain(paul);
    expect(bodies(left, 'backup').get(`backup:${kept.project.id}`)).not.toHaveProperty('missed');
    expect(bodies(left, 'feature').size).toBe(1);
  });

  test('is erased although something else of the daily work fails every day', async () => {
    const kept = await keeping(await host.tenant('failing'), 'KEPT');
    const { tenant } = kept;
    await importKept(kept, ['One']);
    await publishRun(kept, 'a', ['One']);
    await tenant.local('POST', 'drain');
    const { accountId: mira } = await account(tenant, 'mira', 'open');
    await keep(kept, { runDays: 30, versionDays: null });
    const [latest] = (await dumpOf(tenant)).entities.latest ?? [];
    await tenant.local('POST', 'storage', {
      operation: 'entity/set',
      entityName: 'latest',
      key: latest?.key,
      value: { ...latest?.value, body: '{"schema":9}' },
    });
    await account(tenant, 'mira', 'closed');
    for (let day = 0; day < 2; day += 1) {
      await tenant.local('POST', 'clock', { advance: '1d' });
      expect(await trigger(tenant)).toMatchObject({ error: {} });
    }
    expect(readable(withoutBackups(await dumpOf(tenant)))).not.toContain(mira);
  });

  test('costs a walk over what holds account ids, once a week, and a request for 90 of them', async () => {
    const { kept } = await everywhere('metered');
    const { tenant } = kept;
    await days(1, tenant);
    await tenant.local('POST', 'clock', { advance: '1d' });
    const idle = await metered(tenant, () => trigger(tenant));
    await days(5, tenant);
    await tenant.local('POST', 'clock', { advance: '1d' });
    const reporting = await metered(tenant, () => trigger(tenant));
    await account(tenant, 'paul', 'closed');
    await days(6, tenant);
    await tenant.local('POST', 'clock', { advance: '1d' });
    const erasing = await metered(tenant, () => trigger(tenant));
    expect(reporting.kvs.requests - idle.kvs.requests).toBeLessThanOrEqual(HOLDING.length + 4);
    expect(reporting.kvs.writeUnits - idle.kvs.writeUnits).toBeLessThanOrEqual(1);
    expect(erasing.kvs.writeUnits - reporting.kvs.writeUnits).toBeLessThanOrEqual(HOLDING.length + 4);
  });
});

import type { AuditAction, AuditAsk, AuditPage, FeatureView } from '../../src/invoke-api';
import { startHost, type Host, type Tenant, type User } from '../support/host';
import { metered } from '../support/meter';
import {
  ADMINISTRATION,
  ask,
  createProject,
  enabledProject,
  SETTINGS,
  SPECIFICATION,
  type NewKey,
} from '../support/site';
import { bodies, days, dumpOf, licence } from '../support/stored';

const HOUR_MS = 60 * 60 * 1000;

/** Who has to answer for it later finds what was done: each thing once, and nothing of what people wrote. */
describe('the audit log', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
    await host.local('POST', 'delivery', { queryLagMs: 0 });
  });
  afterAll(() => host?.stop());
  afterEach(() => host.local('DELETE', 'faults'));

  const at = (key: string) => ({ projectKey: key });
  const once = (payload: object = {}) => ({ writeId: crypto.randomUUID(), ...payload });
  const siteLog = (tenant: Tenant, asked: AuditAsk & { projectId?: string } = {}) =>
    ask<AuditPage>(tenant, 'ada', ADMINISTRATION, {}, 'audit', asked);
  const log = (tenant: Tenant, key: string, asked: AuditAsk = {}) =>
    ask<AuditPage>(tenant, 'paul', SETTINGS, at(key), 'audit', asked);
  const actions = ({ entries }: AuditPage): AuditAction[] => entries.map(({ action }) => action);
  const save = (tenant: Tenant, key: string, payload: object) =>
    ask(tenant, 'paul', SETTINGS, at(key), 'save', payload);
  const newKey = (name = 'Nightly') => once({ name, scopes: ['download'], expiresInDays: 30 });
  const count = async (tenant: Tenant) => bodies(await dumpOf(tenant), 'audit').size;

  test('tells who did what to a project, the newest first', async () => {
    const tenant = await host.tenant('told');
    const { id } = await enabledProject(tenant, 'TOLD');
    await save(tenant, 'TOLD', once({ state: 'enabled', defaultTestType: 'manual', mirrorQuestions: true }));
    const made = await ask<NewKey>(tenant, 'paul', SETTINGS, at('TOLD'), 'createKey', newKey());
    await ask(tenant, 'paul', SETTINGS, at('TOLD'), 'revokeKey', once({ userId: made.key.userId }));
    await ask(tenant, 'paul', SETTINGS, at('TOLD'), 'rebuild', once());
    await save(tenant, 'TOLD', once({ state: 'disabled' }));

    const page = await log(tenant, 'TOLD');
    expect(actions(page)).toEqual([
      'project-disabled',
      'lists-rebuilt',
      'key-revoked',
      'key-created',
      'settings-changed',
      'project-enabled',
    ]);
    const { accountId, displayName } = await tenant.jira<{ accountId: string; displayName: string }>(
      'paul',
      'GET',
      '/rest/api/3/myself',
    );
    for (const { by, project } of page.entries) {
      expect(by).toEqual({ accountId, name: displayName });
      expect(project).toEqual({ id, key: 'TOLD' });
    }
    expect(page.entries[4]?.facts).toEqual([
      { name: 'defaultTestType', from: 'automated', to: 'manual' },
      { name: 'mirrorQuestions', from: false, to: true },
    ]);
    expect(page.entries[3]?.facts).toEqual([
      { name: 'key', value: 'Nightly' },
      { name: 'userId', value: made.key.userId },
      { name: 'scopes', value: 'download' },
      { name: 'expires', value: made.key.expiresAt },
    ]);
    const stored = JSON.stringify((await dumpOf(tenant)).entities.audit);
    expect(stored).not.toContain(made.apiKey);
    expect(stored).not.toContain(displayName);
  });

  test('tells that a feature was removed and came back, not what it said', async () => {
    const tenant = await host.tenant('features');
    await enabledProject(tenant, 'FEAT');
    const call = <T>(name: string, payload: object) =>
      ask<T>(tenant, 'paul', SPECIFICATION, at('FEAT'), name, payload);
    const { feature } = await call<{ feature: FeatureView }>('create', once({ name: 'Secret plans' }));
    await call('remove', once({ featureId: feature.id, textHash: feature.textHash }));
    await call('recover', once({ featureId: feature.id }));
    expect(actions(await log(tenant, 'FEAT'))).toEqual([
      'feature-restored',
      'feature-removed',
      'project-enabled',
    ]);
    expect(JSON.stringify((await dumpOf(tenant)).entities.audit)).not.toContain('Secret');
  });

  test('has each action once, however often it is delivered and whatever answers are lost', async () => {
    const tenant = await host.tenant('faults');
    await enabledProject(tenant, 'ONCE');
    const before = await count(tenant);
    await host.local('POST', 'faults', { target: 'kvs', kind: 'reset-after-write', rate: 0.5, seed: 3 });
    const twice = async <T>(name: string, payload: object): Promise<T> => {
      // Lost answers can use up what is tried: then the person tries again, under the same id.
      const tried: T[] = [];
      for (let n = 0; n < 30 && tried.length < 2; n += 1) {
        const reply = await tenant.invoke<{ ok: boolean; value: T }>(
          'paul',
          SETTINGS,
          at('ONCE'),
          name,
          payload,
        );
        if (reply.ok) tried.push(reply.value);
      }
      return tried[0] as T;
    };
    const settings = once({ state: 'enabled', defaultTestType: 'manual' });
    await twice('save', settings);
    await twice('rebuild', once());
    const key = newKey();
    await Promise.all(
      [1, 2].map(() => tenant.invoke('paul', SETTINGS, at('ONCE'), 'createKey', key).catch(() => undefined)),
    );
    await host.local('DELETE', 'faults');
    const { keys } = await ask<{ keys: { userId: string }[] }>(tenant, 'paul', SETTINGS, at('ONCE'), 'load');
    expect(keys).toHaveLength(1);
    await host.local('POST', 'faults', { target: 'kvs', kind: 'reset-after-write', rate: 0.5, seed: 4 });
    await twice('revokeKey', once({ userId: keys[0]?.userId }));
    await host.local('DELETE', 'faults');
    expect((await count(tenant)) - before).toBe(4);
    expect(actions(await log(tenant, 'ONCE')).sort()).toEqual([
      'key-created',
      'key-revoked',
      'lists-rebuilt',
      'project-enabled',
      'settings-changed',
    ]);
  });

  test('has nothing of what was refused, nor of what changed nothing', async () => {
    const tenant = await host.tenant('refused');
    await enabledProject(tenant, 'NOPE');
    const before = await count(tenant);
    await save(tenant, 'NOPE', once({ state: 'enabled', defaultTestType: 'automated' }));
    for (const user of ['mira', 'nora'] as const)
      await tenant.invoke(user, SETTINGS, at('NOPE'), 'save', once({ state: 'disabled' }));
    const gone = once({ userId: '0123456789abcdef' });
    expect(await tenant.invoke('paul', SETTINGS, at('NOPE'), 'revokeKey', gone)).toMatchObject({ ok: false });
    expect(await count(tenant)).toBe(before);
  });

  test('is read by admins: of a project by its own, of the site by Jira’s', async () => {
    const tenant = await host.tenant('permissions');
    await enabledProject(tenant, 'OWN');
    await enabledProject(tenant, 'ELSE');
    const refusal = async (user: User, module: string, where: object) => {
      const reply = await tenant.invoke<{ error?: { code: string } }>(user, module, where, 'audit');
      return reply.error?.code;
    };
    expect(await refusal('mira', SETTINGS, at('OWN'))).toBe('Forbidden');
    expect(await refusal('nora', SETTINGS, at('OWN'))).toBe('NotFound');
    expect(await refusal('paul', ADMINISTRATION, {})).toBe('Forbidden');
    expect(await refusal('mira', ADMINISTRATION, {})).toBe('Forbidden');
    const own = await log(tenant, 'OWN');
    expect(own.entries.map(({ project }) => project?.key)).toEqual(['OWN']);
    // Whose log it is says Jira, not who asks.
    const asked = { projectId: 'site' } as AuditAsk;
    expect((await log(tenant, 'OWN', asked)).entries).toEqual(own.entries);
    const all = await siteLog(tenant);
    expect(new Set(all.entries.map(({ project }) => project?.key ?? 'site'))).toEqual(
      new Set(['OWN', 'ELSE', 'site']),
    );
  });

  test('of one site tells nothing of another', async () => {
    const one = await host.tenant('one');
    const two = await host.tenant('two');
    await enabledProject(one, 'ONE');
    await createProject(two, 'TWO');
    expect(actions(await siteLog(one))).toContain('project-enabled');
    expect(actions(await siteLog(two))).toEqual(['app-installed']);
  });

  test('is found by project, action, person and period', async () => {
    const tenant = await host.tenant('filters');
    const first = await enabledProject(tenant, 'FIRST');
    const second = await createProject(tenant, 'SECOND');
    await tenant.local('POST', 'clock', { advance: '2d' });
    await ask(tenant, 'ada', ADMINISTRATION, {}, 'enable', once({ projectId: second.id }));
    const { entries } = await siteLog(tenant);
    expect(entries.map(({ action, project }) => [action, project?.key])).toEqual([
      ['project-enabled', 'SECOND'],
      ['project-enabled', 'FIRST'],
      ['app-installed', undefined],
    ]);
    const keys = async (asked: AuditAsk & { projectId?: string }) =>
      (await siteLog(tenant, asked)).entries.map(({ project }) => project?.key ?? 'site');
    expect(await keys({ projectId: first.id })).toEqual(['FIRST']);
    expect(await keys({ projectId: 'site' })).toEqual(['site']);
    expect(await keys({ action: 'app-installed' })).toEqual(['site']);
    expect(await keys({ by: entries[0]?.by?.accountId ?? '' })).toEqual(['SECOND']);
    expect(await keys({ by: 'app' })).toEqual(['site']);
    const late = new Date(Date.parse(entries[0]?.at ?? '') - HOUR_MS).toISOString();
    expect(await keys({ from: late })).toEqual(['SECOND']);
    expect(await keys({ to: late })).toEqual(['FIRST', 'site']);
    expect(await keys({ from: late, to: late })).toEqual([]);
    for (const wrong of [{ from: 'yesterday' }, { action: 'secret' }, { by: 'a b' }, { after: '' }])
      expect(await tenant.invoke('ada', ADMINISTRATION, {}, 'audit', wrong)).toMatchObject({
        ok: false,
        error: { code: 'Invalid' },
      });
  });

  test('comes 50 entries a page, each once, and whole for a file', async () => {
    const tenant = await host.tenant('pages');
    await enabledProject(tenant, 'MANY');
    for (let n = 0; n < 120; n += 1)
      await save(tenant, 'MANY', once({ state: 'enabled', mirrorQuestions: n % 2 === 0 }));
    const pages: AuditPage[] = [];
    for (let after: string | undefined, first = true; first || after; first = false) {
      const page = await log(tenant, 'MANY', after ? { after } : {});
      pages.push(page);
      after = page.next;
    }
    expect(pages.map(({ entries }) => entries.length).filter(Boolean)).toEqual([50, 50, 21]);
    const entries = pages.flatMap((page) => page.entries);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(121);
    expect(entries.map(({ at: time }) => time)).toEqual(
      entries.map(({ at: time }) => time).sort((a, b) => b.localeCompare(a)),
    );
    const whole = await log(tenant, 'MANY', { many: true });
    expect(whole.entries).toHaveLength(121);
    expect(whole.next).toBeUndefined();
    const few = await log(tenant, 'MANY', { action: 'project-enabled' });
    expect(actions(few)).toEqual(['project-enabled']);
  });

  test('costs what it tells of no further request', async () => {
    const tenant = await host.tenant('costs');
    await enabledProject(tenant, 'COST');
    const payload = { state: 'enabled', defaultTestType: 'automated' };
    const quiet = await metered(tenant, () => save(tenant, 'COST', once(payload)));
    const told = await metered(tenant, () =>
      save(tenant, 'COST', once({ ...payload, defaultTestType: 'manual' })),
    );
    expect(told.kvs.byPath).toEqual(quiet.kvs.byPath);
    expect(told.jira.requests).toBe(quiet.jira.requests);
    expect(told.kvs.writeUnits).toBe(quiet.kvs.writeUnits);
    expect(told.kvs.bytesWritten - quiet.kvs.bytesWritten).toBeLessThan(700);
    const read = await metered(tenant, () => siteLog(tenant));
    // The installation, the log, the certificate, and the projects named; whether it is an admin, and the people named.
    expect(read.kvs.requests).toBeLessThanOrEqual(4);
    expect(read.jira.requests).toBeLessThanOrEqual(2);
  });

  test('forgets after a year, also what storage has yet to delete', async () => {
    const tenant = await host.tenant('old');
    await enabledProject(tenant, 'OLD');
    await tenant.local('POST', 'clock', { advance: '364d' });
    expect(actions(await siteLog(tenant))).toEqual(['project-enabled', 'app-installed']);
    await tenant.local('POST', 'clock', { advance: '25h' });
    expect(await siteLog(tenant)).toEqual({ entries: [] });
    expect(await log(tenant, 'OLD', { from: '2000-01-01T00:00:00Z' })).toEqual({ entries: [] });
  });

  test('tells of a lapse once, of its end once, and of one odd reading nothing', async () => {
    const tenant = await host.tenant('lapse');
    await days(2, tenant);
    await licence(tenant, 'lapsed');
    await days(1, tenant);
    await licence(tenant, 'active');
    await days(2, tenant);
    expect(actions(await siteLog(tenant))).toEqual(['app-installed']);
    await licence(tenant, 'lapsed');
    await days(6, tenant);
    await licence(tenant, 'active');
    await Promise.all(Array.from({ length: 4 }, () => siteLog(tenant)));
    await days(2, tenant);
    const page = await siteLog(tenant);
    expect(actions(page)).toEqual(['licence-renewed', 'licence-lapsed', 'app-installed']);
    expect(page.entries.every(({ by }) => by === undefined)).toBe(true);
    expect(page.entries[1]?.facts.map(({ name }) => name)).toEqual(['since', 'removalFrom']);
  });

  test('tells of a removal that was announced and taken back', async () => {
    const tenant = await host.tenant('cancelled');
    await enabledProject(tenant, 'BACK');
    await licence(tenant, 'lapsed');
    await days(31, tenant);
    await licence(tenant, 'active');
    await days(1, tenant);
    expect(actions(await siteLog(tenant)).slice(0, 4)).toEqual(
      expect.arrayContaining(['licence-renewed', 'removal-cancelled', 'removal-announced', 'licence-lapsed']),
    );
  });

  test('goes with everything else, and the certificate tells of that', async () => {
    const tenant = await host.tenant('removed');
    const { id } = await enabledProject(tenant, 'GONE');
    await licence(tenant, 'lapsed');
    await days(34, tenant);
    expect(await count(tenant)).toBe(0);
    const page = await siteLog(tenant);
    expect(actions(page)).toEqual(['removal-done', 'removal-begun', 'removal-announced']);
    expect(await siteLog(tenant, { projectId: id })).toEqual({ entries: [] });
    expect(actions(await siteLog(tenant, { action: 'removal-done' }))).toEqual(['removal-done']);
    await licence(tenant, 'active');
    await days(1, tenant);
    expect(actions(await siteLog(tenant))[0]).toBe('licence-renewed');
  });
});

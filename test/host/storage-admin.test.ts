import type { AdminApi, MeasuredProject, MeasureReply, SiteBackups, SiteKey } from '../../src/invoke-api';
import { startHost, type Host, type User } from '../support/host';
import { importAll } from '../support/import';
import { requestRemoval } from '../support/removal';
import {
  ADMINISTRATION,
  ask,
  createIssue,
  createProject,
  download,
  enabledProject,
  enabledProjectWithKey,
  PANEL,
  publish,
  SETTINGS,
  type Issue,
  type NewKey,
} from '../support/site';
import { days, dumpOf } from '../support/stored';

/** What a Jira admin sees of all that is stored, and of who gets at it. */
describe('the administration', () => {
  let host: Host;
  let left: NewKey;
  let right: NewKey;
  let rightId: string;
  let story: Issue;

  const file = (n: number, key = story.key) => ({
    path: `f${n}.feature`,
    bytes: Buffer.from(`@${key}\nFeature: F${n}\n\n  Scenario: One of ${n}\n    Given a step\n`),
  });

  beforeAll(async () => {
    host = await startHost();
    left = await enabledProjectWithKey(host, 'LEFT');
    right = await enabledProjectWithKey(host, 'RIGHT');
    rightId = (await enabledProject(host, 'THIRD')).id;
    story = await createIssue(host, 'mira', 'LEFT', 'A story');
    await importAll(
      host,
      'paul',
      'LEFT',
      Array.from({ length: 230 }, (_, n) => file(n)),
    );
    const elements = [{ type: 'scenario', keyword: 'Scenario', name: 'One of 1', steps: [] }];
    await publish(left, JSON.stringify([{ uri: 'f1.feature', name: 'F1', elements }]));
    await host.local('POST', 'drain');
  });
  afterAll(() => host?.stop());

  const call = <Name extends keyof AdminApi>(
    user: User,
    name: Name,
    payload: object,
  ): Promise<{ ok: boolean; error?: { code: string } }> =>
    host.invoke(user, ADMINISTRATION, {}, name, payload);

  async function measured(): Promise<{ projects: Map<string, MeasuredProject>; parts: MeasureReply[] }> {
    const parts: MeasureReply[] = [];
    const projects = new Map<string, MeasuredProject>();
    let after: string | undefined;
    do {
      const part = await ask<MeasureReply>(
        host,
        'ada',
        ADMINISTRATION,
        {},
        'measure',
        after ? { after } : {},
      );
      parts.push(part);
      after = part.next;
    } while (after);
    for (const project of parts.flatMap((part) => part.projects)) {
      const groups = { ...projects.get(project.projectId)?.groups };
      for (const [group, { count, bytes }] of Object.entries(project.groups)) {
        const known = groups[group as keyof typeof groups] ?? { count: 0, bytes: 0 };
        groups[group as keyof typeof groups] = { count: known.count + count, bytes: known.bytes + bytes };
      }
      projects.set(project.projectId, { ...project, groups });
    }
    return { projects, parts };
  }

  test('measures everything stored, each record once, and says whose it is', async () => {
    const { projects, parts } = await measured();
    const dump = await dumpOf(host);
    const total = [...projects.values()]
      .flatMap(({ groups }) => Object.values(groups))
      .reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(dump.kvs.length + Object.values(dump.entities).flat().length);
    const own = [...projects.values()].find(({ key }) => key === 'LEFT');
    // Features and their lists, in the pages of several answers.
    expect(own?.groups.features?.count).toBeGreaterThan(230);
    expect(own?.groups.features?.bytes).toBeGreaterThan(230 * 100);
    expect(own?.groups.reports?.count).toBeGreaterThan(1);
    expect(projects.get('site')?.groups.settings?.count).toBe(1);
    expect(projects.get(rightId)).toMatchObject({ key: 'THIRD', waiting: 0 });
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.at(-1)?.done).toBe(1);
    for (const [n, { done }] of parts.entries()) expect(done).toBeGreaterThanOrEqual(parts[n - 1]?.done ?? 0);
  });

  test('says what is yet to reach the search', async () => {
    await host.local('POST', 'faults', { target: 'jira', kind: '500', rate: 1, seed: 1, path: 'properties' });
    const other = await createIssue(host, 'mira', 'LEFT', 'Another story');
    await importAll(host, 'paul', 'LEFT', [file(230, other.key)]);
    await host.local('POST', 'drain');
    const waiting = async (): Promise<number> => {
      // Lists lag.
      await host.local('POST', 'clock', { advance: '10m' });
      const { parts } = await measured();
      return parts.flatMap(({ projects }) => projects).reduce((sum, project) => sum + project.waiting, 0);
    };
    const before = await waiting();
    await host.local('DELETE', 'faults');
    // A story that somebody looks at has its search property put right.
    await ask(host, 'mira', PANEL, { issueKey: other.key }, 'load');
    await host.local('POST', 'drain');
    expect([before > 0, await waiting()]).toEqual([true, 0]);
  });

  test('lists the keys of all projects and takes any of them away, with a licence or without', async () => {
    const { keys } = await ask<{ keys: SiteKey[] }>(host, 'ada', ADMINISTRATION, {}, 'keys', {});
    expect(keys.map(({ project, state }) => [project.key, state]).sort()).toEqual([
      ['LEFT', 'active'],
      ['RIGHT', 'active'],
    ]);
    expect(JSON.stringify(keys)).not.toContain(left.apiKey);
    const lost = keys.find(({ userId }) => userId === left.key.userId);
    await host.local('POST', 'license', { state: 'lapsed', environment: 'PRODUCTION' });
    const revocation = { writeId: crypto.randomUUID(), userId: lost?.userId, projectId: lost?.project.id };
    expect(await call('ada', 'revokeKey', revocation)).toMatchObject({ ok: true });
    expect(await call('ada', 'revokeKey', { ...revocation, projectId: rightId })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    });
    await host.local('POST', 'license', { state: 'active', environment: 'PRODUCTION' });
    expect((await download(left, 'LEFT')).status).toBe(401);
    expect((await download(right, 'RIGHT')).status).toBe(404);
    const settings = await ask<{ keys: { state: string }[] }>(
      host,
      'paul',
      SETTINGS,
      { projectKey: 'LEFT' },
      'load',
    );
    expect(settings.keys.map(({ state }) => state)).toEqual(['revoked']);
  });

  test('lists the backups of all projects, and which of them are to be looked at', async () => {
    const backups = async () => {
      // Lists lag.
      await host.local('POST', 'clock', { advance: '10m' });
      const reply = await ask<{ backups: SiteBackups[] }>(host, 'ada', ADMINISTRATION, {}, 'backups', {});
      return new Map(reply.backups.map((of) => [of.project.key, of]));
    };
    expect(await backups()).toEqual(new Map());
    await days(2, host);
    const fine = await backups();
    expect([...fine.keys()].sort()).toEqual(['LEFT', 'RIGHT', 'THIRD']);
    expect(fine.get('LEFT')).toMatchObject({
      damaged: 0,
      health: 'good',
      newest: { features: expect.any(Number) },
    });
    expect(fine.get('RIGHT')).toMatchObject({ kept: 1, health: 'good', newest: { features: 0, issues: 0 } });
    const [{ at, until } = { at: '', until: '' }] = [fine.get('RIGHT')?.newest];
    expect(Date.parse(until) - Date.parse(at)).toBeGreaterThan(20 * 60 * 60 * 1000);
    await host.local('POST', 'clock', { advance: '3d' });
    expect([...(await backups()).values()].map(({ health }) => health)).toEqual(['late', 'late', 'late']);
    await requestRemoval(host, 'THIRD', { days: 0 });
    await days(3, host);
    const after = await backups();
    expect(after.get('LEFT')).toMatchObject({ health: 'good' });
    expect(after.get(undefined)).toMatchObject({ project: { id: rightId }, health: 'left' });
  });

  test('shows none of it to who does not administer Jira', async () => {
    await createProject(host, 'NONE');
    const writeId = crypto.randomUUID();
    for (const [name, payload] of [
      ['measure', {}],
      ['keys', {}],
      ['backups', {}],
      ['revokeKey', { writeId, userId: right.key.userId, projectId: rightId }],
    ] as const)
      expect(await call('paul', name, payload)).toMatchObject({ ok: false, error: { code: 'Forbidden' } });
  });

  test.each(['x', '1 x', '99 ', '-1 x', '14 !!'])(
    'is not led astray by %p for where to go on',
    async (after) => {
      for (const name of ['measure', 'keys', 'backups', 'audit'] as const)
        expect((await call('ada', name, { after })).error?.code ?? 'none').toMatch(/^(none|Invalid)$/);
    },
  );
});

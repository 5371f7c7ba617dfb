import type { FeatureVersion, FeatureView, RemovedFeature, Reply } from '../../src/invoke-api';
import { startHost, type Host, type Tenant, type User } from '../support/host';
import { importAll } from '../support/import';
import { ask, createIssue, enabledProject, PANEL, SETTINGS, SPECIFICATION } from '../support/site';
import { dumpOf, lasting, nextDay } from '../support/stored';

const TEXT =
  'Feature: Paying\n\n  Scenario: By card\n    Given a card\n\n  Scenario: By invoice\n    Given an invoice\n';

describe('the texts a feature had', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
    await enabledProject(host, 'HIST');
  });
  afterAll(() => host?.stop());

  /** Calls of the project page of one project. */
  const pageOf = (tenant: Tenant, projectKey: string) => {
    const at = { projectKey };
    const call = <T>(name: string, payload: object, user: User = 'mira') =>
      ask<T>(tenant, user, SPECIFICATION, at, name, payload);
    return {
      call,
      change: <T = { feature: FeatureView }>(name: string, payload: object, user?: User) =>
        call<T>(name, { writeId: crypto.randomUUID(), ...payload }, user),
      tried: (name: string, payload: object, user: User = 'mira') =>
        tenant.invoke<Reply<unknown>>(user, SPECIFICATION, at, name, {
          writeId: crypto.randomUUID(),
          ...payload,
        }),
      feature: async (featureId: string | undefined) =>
        (await call<{ feature: FeatureView }>('feature', { featureId })).feature,
      versions: async (featureId: string) =>
        (await call<{ versions: FeatureVersion[] }>('versions', { featureId })).versions,
      text: async (featureId: string, version: string | undefined) =>
        (await call<{ text: string }>('version', { featureId, version })).text,
    };
  };
  const imported = async (tenant: Tenant, projectKey: string, path: string, text = TEXT) => {
    const [file] = await importAll(tenant, 'mira', projectKey, [{ path, bytes: Buffer.from(text) }]);
    return pageOf(tenant, projectKey).feature(file?.featureId);
  };

  test('are kept with who saved them, when and from where', async () => {
    const page = pageOf(host, 'HIST');
    const first = await imported(host, 'HIST', 'kept.feature');
    const renamed = TEXT.replace('By card', 'By any card');
    const second = await page.change('saveText', {
      featureId: first.id,
      text: renamed,
      textHash: first.textHash,
    });
    const issue = await createIssue(host, 'paul', 'HIST', 'A story');
    const [scenario] = second.feature.scenarios;
    await page.change('link', { featureId: first.id, scenarioId: scenario?.id, issueKey: issue.key });
    await host.invoke('paul', PANEL, { issueKey: issue.key }, 'edit', {
      writeId: crypto.randomUUID(),
      featureId: first.id,
      scenarioId: scenario?.id,
      text: 'Scenario: By any card\n  Given any card',
      textHash: (
        await ask<{ scenarios: { textHash: string }[] }>(host, 'paul', PANEL, { issueKey: issue.key }, 'load')
      ).scenarios[0]?.textHash,
    });
    const versions = await page.versions(first.id);
    expect(versions.map(({ from, by }) => [from, by])).toEqual([
      ['panel', 'Paul Projectlead'],
      ['page', 'Mira Member'],
      ['import', 'Mira Member'],
    ]);
    expect(versions.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
    expect(await page.text(first.id, versions[2]?.version)).toBe(TEXT);
    expect(await page.text(first.id, versions[1]?.version)).toBe(renamed);
    expect(await page.text(first.id, versions[0]?.version)).toBe((await page.feature(first.id)).text);
  });

  test('can be made the present one, with the scenarios they had and their links', async () => {
    const page = pageOf(host, 'HIST');
    const before = await imported(host, 'HIST', 'restored.feature');
    const issue = await createIssue(host, 'paul', 'HIST', 'Another story');
    const invoice = before.scenarios[1];
    const target = { featureId: before.id, scenarioId: invoice?.id, issueKey: issue.key };
    await page.change('link', target);
    const saved = await page.change('saveText', {
      featureId: before.id,
      text: TEXT.replace('a card', 'a valid card'),
      textHash: before.textHash,
    });
    const without = TEXT.slice(0, TEXT.indexOf('\n  Scenario: By invoice')).replace('By card', 'By cheque');
    const { feature: after } = await page.change('saveText', {
      featureId: before.id,
      text: without,
      textHash: saved.feature.textHash,
      asDraft: false,
    });
    expect(after.scenarios.map(({ name }) => name)).toEqual(['By cheque']);
    const [, second] = await page.versions(before.id);
    const restore = { featureId: before.id, version: second?.version, textHash: after.textHash };
    const writeId = crypto.randomUUID();
    const { feature } = await page.call<{ feature: FeatureView }>('restore', { writeId, ...restore });
    expect(feature.text).toBe(saved.feature.text);
    expect(feature.scenarios.map(({ id }) => id)).toEqual(before.scenarios.map(({ id }) => id));
    expect(feature.scenarios[1]?.issues.map(({ key }) => key)).toEqual([issue.key]);
    expect((await page.versions(before.id)).map(({ from }) => from)).toEqual([
      'restore',
      'page',
      'page',
      'import',
    ]);
    // Delivered again it does nothing more, and it wants the text that was seen.
    await page.call('restore', { writeId, ...restore });
    expect(await page.versions(before.id)).toHaveLength(4);
    expect(await page.tried('restore', restore)).toMatchObject({ error: { code: 'Conflict' } });
    const unknown = { ...restore, version: '0'.repeat(32) };
    expect(await page.tried('restore', unknown)).toMatchObject({ error: { code: 'NotFound' } });
  });

  test('are all there after many saves', async () => {
    const page = pageOf(host, 'HIST');
    let { feature } = await page.change('create', { name: 'Often saved' });
    for (let n = 0; n < 130; n += 1) {
      const text = `Feature: Often saved\n  ${n}\n`;
      ({ feature } = await page.change('saveText', {
        featureId: feature.id,
        text,
        textHash: feature.textHash,
      }));
    }
    const versions = await page.versions(feature.id);
    expect(versions).toHaveLength(131);
    expect(new Set(versions.map(({ version }) => version)).size).toBe(131);
    expect(await page.text(feature.id, versions[130]?.version)).toBe('Feature: Often saved\n');
    expect(await page.text(feature.id, versions[100]?.version)).toBe('Feature: Often saved\n  29\n');
  });

  test('stay with a removed feature, which can be brought back for 30 days, and go after 40', async () => {
    const tenant = await host.tenant('removal');
    await enabledProject(tenant, 'BACK');
    const page = pageOf(tenant, 'BACK');
    const issue = await createIssue(tenant, 'paul', 'BACK', 'A story');
    const before = await imported(tenant, 'BACK', 'a/back.feature');
    const first = await imported(tenant, 'BACK', 'lost.feature');
    const edit = { featureId: first.id, text: `${TEXT}# edited\n`, textHash: first.textHash };
    const { feature: lost } = await page.change('saveText', edit);
    await page.change('link', {
      featureId: before.id,
      scenarioId: before.scenarios[0]?.id,
      issueKey: issue.key,
    });
    await page.change('remove', { featureId: lost.id, textHash: lost.textHash });
    await page.change('remove', { featureId: before.id, textHash: before.textHash });
    // What was removed is asked of an index, which lags.
    await tenant.local('POST', 'drain');
    const { removed } = await page.call<{ removed: RemovedFeature[] }>('removed', {});
    expect(removed.map(({ path, by, scenarios }) => [path, by, scenarios]).sort()).toEqual([
      ['a/back.feature', 'Mira Member', 2],
      ['lost.feature', 'Mira Member', 2],
    ]);
    const recover = { writeId: crypto.randomUUID(), featureId: before.id };
    const { feature } = await page.call<{ feature: FeatureView }>('recover', recover);
    expect(feature).toMatchObject({ id: before.id, path: before.path, text: TEXT });
    expect(feature.scenarios.map(({ id }) => id)).toEqual(before.scenarios.map(({ id }) => id));
    expect(feature.scenarios[0]?.issues.map(({ key }) => key)).toEqual([issue.key]);
    const again = await page.call<{ feature: FeatureView }>('recover', recover);
    expect(again.feature.id).toBe(before.id);
    const { scenarios } = await ask<{ scenarios: object[] }>(
      tenant,
      'paul',
      PANEL,
      { issueKey: issue.key },
      'load',
    );
    expect(scenarios).toHaveLength(1);

    await imported(tenant, 'BACK', 'lost.feature');
    expect(await page.tried('recover', { featureId: lost.id })).toMatchObject({
      error: { code: 'Conflict' },
    });
    await tenant.local('POST', 'clock', { advance: '31d' });
    expect(await page.tried('recover', { featureId: lost.id })).toMatchObject({
      error: { code: 'NotFound' },
    });
    const kept = async () => JSON.stringify((await dumpOf(tenant)).kvs);
    await nextDay(tenant);
    expect(await kept()).toContain(lost.id);
    await tenant.local('POST', 'clock', { advance: '9d' });
    await nextDay(tenant);
    expect(await kept()).not.toContain(lost.id);
    // The audit log goes on telling that it was removed.
    expect(JSON.stringify(lasting(await dumpOf(tenant)))).not.toContain(lost.id);
    expect(await page.versions(before.id)).toHaveLength(1);
  });

  test('come back without links to issues that were deleted meanwhile', async () => {
    const tenant = await host.tenant('deleted-issues');
    await enabledProject(tenant, 'STALE');
    const page = pageOf(tenant, 'STALE');
    const issues = [
      await createIssue(tenant, 'paul', 'STALE', 'Goes'),
      await createIssue(tenant, 'paul', 'STALE', 'Stays'),
    ];
    const before = await imported(tenant, 'STALE', 'stale.feature');
    const [scenario] = before.scenarios;
    for (const { key: issueKey } of issues)
      await page.change('link', { featureId: before.id, scenarioId: scenario?.id, issueKey });
    await page.change('remove', { featureId: before.id, textHash: before.textHash });
    await tenant.jira('ada', 'DELETE', `/rest/api/3/issue/${issues[0]?.key}`);
    await tenant.local('POST', 'drain');
    await tenant.local('POST', 'clock', { advance: '20d' });
    const { feature } = await page.change('recover', { featureId: before.id });
    expect(feature.scenarios[0]?.issues.map(({ key }) => key)).toEqual([issues[1]?.key]);
    expect(feature.scenarios[0]?.hiddenIssues).toBe(0);
  });

  test('are shown although Jira does not say who saved them, and a key is told although it cannot name its maker', async () => {
    const page = pageOf(host, 'HIST');
    const made = await imported(host, 'HIST', 'nameless.feature');
    const fault = { target: 'jira', kind: '500', rate: 1, seed: 1, path: '/rest/api/3/user' };
    await host.local('POST', 'faults', fault);
    const versions = await page.versions(made.id);
    const key = await host.invoke<Reply<{ apiKey: string }>>(
      'paul',
      SETTINGS,
      { projectKey: 'HIST' },
      'createKey',
      {
        writeId: crypto.randomUUID(),
        name: 'Nameless',
        scopes: ['download'],
        expiresInDays: 1,
      },
    );
    await host.local('DELETE', 'faults');
    expect(versions.map(({ from, by }) => [from, by])).toEqual([['import', 'Former user']]);
    expect(key).toMatchObject({ ok: true, value: { key: { createdBy: 'Former user' } } });
  });

  test('are read by who may browse, and restored by who may edit', async () => {
    const page = pageOf(host, 'HIST');
    const made = await imported(host, 'HIST', 'open.feature');
    const [version] = await page.versions(made.id);
    const at = { featureId: made.id, version: version?.version, textHash: made.textHash };
    expect(await page.tried('versions', { featureId: made.id }, 'vic')).toMatchObject({ ok: true });
    expect(await page.tried('restore', at, 'vic')).toMatchObject({ error: { code: 'Forbidden' } });
    expect(await page.tried('versions', { featureId: made.id }, 'nora')).toMatchObject({ ok: false });
    await enabledProject(host, 'OTHERS');
    for (const name of ['versions', 'version', 'restore', 'recover'])
      expect(await pageOf(host, 'OTHERS').tried(name, at, 'paul')).toMatchObject({
        error: { code: 'NotFound' },
      });
  });
});

import type { SettingsView } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import {
  contentsIn,
  edit,
  featureOf,
  importKept,
  keep,
  keeping,
  previewOf,
  publishRun,
  runsIn,
  sweepsOf,
  versionsOf,
  type Kept,
} from '../support/kept';
import { metered } from '../support/meter';
import { seeded } from '../support/random';
import { settingsOf, requestRemoval } from '../support/removal';
import { ask, RETENTION, SETTINGS } from '../support/site';
import { bodies, days, dumpOf, lasting, licence, nextDay } from '../support/stored';

const FOREVER = { runDays: null, versionDays: null };
const SHORT = { runDays: 30, versionDays: 30 };

describe('what a project keeps', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  afterEach(() => host.local('DELETE', 'faults'));

  const advance = (by: string) => host.local('POST', 'clock', { advance: by });
  const trigger = (kept: Kept) =>
    kept.tenant.local<{ error?: object }>('POST', 'trigger', { module: RETENTION });

  /** 24 runs of one scenario, the first of which alone has another one; and 40 days later one more. */
  async function withRuns(id: string): Promise<{ kept: Kept; first: string; runs: string[]; last: string }> {
    const kept = await keeping(await host.tenant(id), 'KEPT');
    await importKept(kept, ['One', 'Two']);
    const first = await publishRun(kept, 'first', ['One', 'Two']);
    const runs: string[] = [];
    for (let n = 0; n < 23; n += 1) {
      await advance('1h');
      runs.push(await publishRun(kept, `build ${n}`, ['One']));
    }
    await host.local('POST', 'drain');
    await advance('40d');
    const last = await publishRun(kept, 'last', ['One']);
    await host.local('POST', 'drain');
    return { kept, first, runs, last };
  }

  test('is everything until somebody chooses otherwise; then old runs go, as the preview said', async () => {
    const { kept, first, runs, last } = await withRuns('runs');
    const before = await dumpOf(kept.tenant);
    await days(2, kept.tenant);
    expect(lasting(await dumpOf(kept.tenant))).toEqual(lasting(before));
    expect((await settingsOf(kept.tenant, 'KEPT')).project.retention).toEqual(FOREVER);

    // The newest 20 stay, and the one that alone has a result of the second scenario.
    const preview = await previewOf(kept, { runDays: 30, versionDays: null });
    expect(preview).toMatchObject({ runs: 4, versions: 0, features: 0 });
    expect(Date.parse(preview.oldestRun ?? '')).toBeLessThan(Date.now() + 1000);
    expect(await previewOf(kept, FOREVER)).toEqual({ runs: 0, versions: 0, features: 0 });
    await keep(kept, { runDays: 30, versionDays: null });
    const parts = contentsIn(await dumpOf(kept.tenant), 'run-part');
    await nextDay(kept.tenant);
    const after = await dumpOf(kept.tenant);
    expect(runsIn(after)).toEqual([first, ...runs.slice(4), last].sort());
    expect(after.entities.latest).toEqual(before.entities.latest);
    expect(contentsIn(after, 'run-part')).toEqual(parts);
    expect(await sweepsOf(kept)).toEqual([{ runs: 4, versions: 0 }]);
    expect((await settingsOf(kept.tenant, 'KEPT')).swept).toMatchObject({ runs: 4, versions: 0 });
    expect((await previewOf(kept, { runDays: 30, versionDays: null })).runs).toBe(0);

    // A backup of the day before may name the parts for 30 days.
    await days(31, kept.tenant);
    expect(contentsIn(await dumpOf(kept.tenant), 'run-part')).toEqual(parts);
    // Published again, the same report is a run with parts under the same keys.
    await publishRun(kept, 'build 1', ['One']);
    await host.local('POST', 'drain');
    await days(10, kept.tenant);
    const left = await dumpOf(kept.tenant);
    const gone = [runs[0], runs[2], runs[3]].map((run) => `run-part:${kept.project.id}:${run}:0`);
    expect(contentsIn(left, 'run-part')).toEqual(parts.filter((key) => !gone.includes(key)));
    // With one more among the newest, another run has gone; days that removed nothing have told nothing.
    expect(left.entities.gone?.map(({ key }) => key)).toEqual([`gone:runs:${kept.project.id}:${runs[4]}`]);
    expect(await sweepsOf(kept)).toEqual([
      { runs: 1, versions: 0 },
      { runs: 4, versions: 0 },
    ]);
  });

  test('… old texts go from the history, never the present one nor the file that the next import is merged from', async () => {
    const kept = await keeping(await host.tenant('texts'), 'KEPT');
    const scenarios = ['One', 'Two'];
    const featureId = await importKept(kept, scenarios);
    for (let n = 0; n < 70; n += 1) await edit(kept, featureId, scenarios, `Edit ${n}`);
    await advance('20d');
    for (let n = 70; n < 75; n += 1) await edit(kept, featureId, scenarios, `Edit ${n}`);
    const whole = await versionsOf(kept, featureId);
    expect(whole).toHaveLength(76);
    await advance('15d');
    // Replaced within 30 days: edit 69, and those after it.
    expect(await previewOf(kept, SHORT)).toMatchObject({ versions: 69, features: 1 });
    await keep(kept, SHORT);
    const texts = contentsIn(await dumpOf(kept.tenant), 'version');
    await nextDay(kept.tenant);
    const left = await versionsOf(kept, featureId);
    expect(left.map(({ version }) => version)).toEqual(
      [...whole.slice(0, 6), whole.at(-1)].map((one) => one?.version),
    );
    expect(await sweepsOf(kept)).toEqual([{ runs: 0, versions: 69 }]);
    expect(contentsIn(await dumpOf(kept.tenant), 'version')).toEqual(texts);

    // A text that was swept is saved again, and becomes an earlier one again.
    await edit(kept, featureId, scenarios, 'Edit 3');
    await edit(kept, featureId, scenarios, 'Edit 76');
    const [, again] = await versionsOf(kept, featureId);
    expect(whole.map(({ version }) => version)).toContain(again?.version);
    // The file is merged from the one that was imported first.
    await importKept(kept, [...scenarios, 'Three']);
    const merged = await featureOf(kept, featureId);
    expect(merged.text).toContain('Edit 76');
    expect(merged.scenarios.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
    await advance('38d');
    await edit(kept, featureId, scenarios, 'Edit 77');
    await days(5, kept.tenant);

    const end = await dumpOf(kept.tenant);
    const named = await versionsOf(kept, featureId);
    const contents = contentsIn(end, 'version').map((key) => key.split(':')[3]);
    for (const { version } of named.slice(1)) expect(contents).toContain(version);
    expect(contents.length).toBeLessThan(15);
    const text = await ask<{ text: string }>(
      kept.tenant,
      'mira',
      'specification',
      { projectKey: 'KEPT' },
      'version',
      {
        featureId,
        version: named.at(-1)?.version,
      },
    );
    expect(text.text).toContain('Feature: Kept');
    expect((await featureOf(kept, featureId)).text).toContain('Edit 77');
  });

  test.each([
    ['the licence has lapsed', (kept: Kept) => licence(kept.tenant, 'lapsed')],
    [
      'the project is disabled',
      (kept: Kept) =>
        ask<SettingsView>(kept.tenant, 'paul', SETTINGS, { projectKey: 'KEPT' }, 'save', {
          writeId: crypto.randomUUID(),
          state: 'disabled',
        }),
    ],
    [
      'the project is in the trash',
      async (kept: Kept) => {
        await kept.tenant.jira('ada', 'DELETE', '/rest/api/3/project/KEPT?enableUndo=true');
        await host.local('POST', 'drain');
      },
    ],
  ])('nothing goes while %s', async (what, happens) => {
    const { kept } = await withRuns(what.replaceAll(' ', '-').slice(0, 30));
    await keep(kept, SHORT);
    await nextDay(kept.tenant);
    await advance('41d');
    // One more run is to go, and contents of those that went.
    await publishRun(kept, 'one more', ['One']);
    await host.local('POST', 'drain');
    expect((await previewOf(kept, SHORT)).runs).toBe(1);
    await happens(kept);
    // Nobody sees the settings of a project in the trash.
    if (!what.includes('trash')) expect((await previewOf(kept, SHORT)).runs).toBe(0);
    const { project: _, ...before } = lasting(await dumpOf(kept.tenant)) as { project: unknown };
    await days(20, kept.tenant);
    const { project: __, ...after } = lasting(await dumpOf(kept.tenant)) as { project: unknown };
    expect(after).toEqual(before);
  });

  test('a run whose results were applied late goes with a later sweep', async () => {
    const { kept, first } = await withRuns('late');
    await keep(kept, SHORT);
    const late = await publishRun(kept, 'late', ['One']);
    const newer: string[] = [];
    for (let n = 0; n < 20; n += 1) {
      await advance('1h');
      newer.push(await publishRun(kept, `newer ${n}`, ['One']));
    }
    await host.local('POST', 'drain');
    // As if its job had been lost.
    const dump = await dumpOf(kept.tenant);
    const key = `run:${kept.project.id}:${late}`;
    await kept.tenant.local('POST', 'storage', {
      operation: 'entity/set',
      entityName: 'run',
      key,
      value: {
        ...dump.entities.run?.find((run) => run.key === key)?.value,
        body: JSON.stringify({
          schema: 1,
          value: { ...bodies<object>(dump, 'run').get(key), applied: false },
        }),
      },
    });
    await advance('40d');
    await trigger(kept);
    expect(runsIn(await dumpOf(kept.tenant))).toEqual([first, late, ...newer].sort());
    await host.local('POST', 'drain');
    // Another run of the trigger may have looked which runs hold a latest result before that.
    await trigger(kept);
    expect(runsIn(await dumpOf(kept.tenant))).toContain(late);
    await nextDay(kept.tenant);
    expect(runsIn(await dumpOf(kept.tenant))).toEqual([first, ...newer].sort());
  });

  test('the newest 20 are found behind any number that were announced and never published', async () => {
    const { kept, first, runs, last } = await withRuns('announced');
    const [one] = (await dumpOf(kept.tenant)).entities.run ?? [];
    const clock = await host.local<{ now: string }>('GET', 'clock');
    for (let n = 0; n < 101; n += 1)
      await kept.tenant.local('POST', 'storage', {
        operation: 'entity/set',
        entityName: 'run',
        key: `run:${kept.project.id}:${String(n).padStart(16, 'f')}`,
        value: { ...one?.value, published: false, startedAt: Math.floor(Date.parse(clock.now) / 1000) },
      });
    await keep(kept, SHORT);
    expect((await previewOf(kept, SHORT)).runs).toBe(4);
    await nextDay(kept.tenant);
    const left = runsIn(await dumpOf(kept.tenant));
    expect(left).toEqual(expect.arrayContaining([first, ...runs.slice(4), last]));
  });

  test('nothing goes beneath a removal', async () => {
    const { kept } = await withRuns('shut');
    await keep(kept, SHORT);
    await requestRemoval(kept.tenant, 'KEPT', { days: 0 });
    const before = runsIn(await dumpOf(kept.tenant));
    await nextDay(kept.tenant);
    expect(runsIn(await dumpOf(kept.tenant))).toEqual(before);
  });

  test('goes once, whatever is killed at whatever moment and delivered twice', async () => {
    const { kept, first, runs, last } = await withRuns('killed');
    const featureId = await importKept(kept, ['One', 'Two']);
    for (let n = 0; n < 4; n += 1) await edit(kept, featureId, ['One', 'Two'], `Edit ${n}`);
    await advance('31d');
    await publishRun(kept, 'newest', ['One']);
    await host.local('POST', 'drain');
    await keep(kept, SHORT);
    const random = seeded(7);
    for (let round = 0; round < 8; round += 1) {
      await host.local('POST', 'faults', { target: 'kvs', kind: 'slow', rate: 0.5, ms: 30, seed: round + 1 });
      const both = [trigger(kept), trigger(kept)];
      const moment = Math.floor(random() * 40);
      for (let look = 0; look < moment; look += 1) await host.local('GET', 'meter');
      await host.local('POST', 'kill');
      await Promise.all(both);
      await host.local('DELETE', 'faults');
    }
    await nextDay(kept.tenant);
    const after = await dumpOf(kept.tenant);
    const sweeps = await sweepsOf(kept);
    const sum = (name: string) => sweeps.reduce((all, sweep) => all + Number(sweep[name]), 0);
    expect([sum('runs'), sum('versions')]).toEqual([5, 3]);
    const newest = runsIn(after).filter((run) => ![first, last, ...runs].includes(run));
    expect(newest).toHaveLength(1);
    expect(runsIn(after)).toEqual([first, ...runs.slice(5), last, ...newest].sort());
    expect(await versionsOf(kept, featureId)).toHaveLength(2);
  });

  test('costs little, and next to nothing on a day that removes nothing', async () => {
    const { kept } = await withRuns('metered');
    await days(1, kept.tenant);
    await keep(kept, SHORT);
    await advance('1d');
    const sweeping = await metered(kept.tenant, () => trigger(kept));
    await advance('1d');
    const idle = await metered(kept.tenant, () => trigger(kept));
    expect(sweeping.kvs.writeUnits - idle.kvs.writeUnits).toBeLessThanOrEqual(3);
    // Some twenty requests and five writes of them are for the day's backup.
    expect(idle.kvs.requests).toBeLessThanOrEqual(46);
    expect(idle.kvs.writeUnits).toBeLessThanOrEqual(9);
  });
});

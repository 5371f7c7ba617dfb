import type { FeatureView, PanelView, Reply } from '../../src/invoke-api';
import { startHost, type Host } from '../support/host';
import { importAll } from '../support/import';
import { metered } from '../support/meter';
import { largeFeature } from '../support/large-feature';
import { failed, ran, ranFeature, reportOn } from '../support/reports';
import {
  ask,
  createIssue,
  enabledProjectWithKey,
  type NewKey,
  PANEL,
  publish,
  SPECIFICATION,
} from '../support/site';
import { bodies, dumpOf } from '../support/stored';

describe('features at the limits', () => {
  let host: Host;
  let made: NewKey;
  const at = { projectKey: 'MAX' };

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'MAX');
  });
  afterAll(() => host?.stop());

  const call = <T>(name: string, payload: object) =>
    host.invoke<Reply<T>>('mira', SPECIFICATION, at, name, { writeId: crypto.randomUUID(), ...payload });
  const imported = async (path: string, text: string) => {
    const [file] = await importAll(host, 'mira', 'MAX', [{ path, bytes: Buffer.from(text) }]);
    return { outcome: file?.outcome, reason: file?.reason, featureId: String(file?.featureId) };
  };
  const open = async (featureId: string): Promise<FeatureView> =>
    (await ask<{ feature: FeatureView }>(host, 'mira', SPECIFICATION, at, 'feature', { featureId })).feature;
  const story = () => createIssue(host, 'mira', 'MAX', 'A story');
  /** Text that hardly compresses, always the same. */
  const noise = (chars: number): string => {
    let state = 1;
    return Array.from({ length: chars }, () => {
      state = (state * 48271) % 2147483647;
      return String.fromCharCode(0x21 + (state % 90));
    }).join('');
  };
  const commented = (chars: number): string =>
    `Feature: Dense\n  Scenario: One\n    Given it passes\n\n# ${noise(chars)}\n`;

  test('one of 184 KB is taken in, opened, edited and given back within what is budgeted', async () => {
    const { text } = largeFeature(1050);
    expect(Math.round(text.length / 1024)).toBeGreaterThanOrEqual(176);
    const { featureId, outcome } = await imported('184.feature', text);
    expect(outcome).toBe('added');
    const { value: before, ...opening } = await metered(host, () => open(featureId));
    expect(opening.kvs.requests).toBeLessThanOrEqual(2);
    expect(opening.kvs.readUnits).toBeLessThanOrEqual(5);
    const changed = text.replace('Customer 500 pays', 'Customer 500 has paid');
    const { value: reply, ...saving } = await metered(host, () =>
      call<{ feature: FeatureView }>('saveText', { featureId, text: changed, textHash: before.textHash }),
    );
    expect(saving.kvs.requests).toBeLessThanOrEqual(6);
    expect(saving.kvs.writeUnits).toBeLessThanOrEqual(10);
    expect(reply).toMatchObject({ ok: true, value: { feature: { text: changed } } });
    expect((await open(featureId)).scenarios.map(({ id }) => id)).toEqual(
      before.scenarios.map(({ id }) => id),
    );
  });

  test('5,000 scenarios are taken in and opened, one more is refused with its number', async () => {
    const most = largeFeature(5000);
    const { featureId } = await imported('5000.feature', most.text);
    const view = await open(featureId);
    expect(view.scenarios).toHaveLength(5000);
    expect(await imported('5001.feature', largeFeature(5001).text)).toMatchObject({
      outcome: 'refused',
      reason: 'The feature has 5,001 scenarios; 5,000 are kept in one. Split it into several features.',
    });
    const added = await host.invoke('mira', PANEL, { issueKey: (await story()).key }, 'add', {
      writeId: crypto.randomUUID(),
      feature: { id: featureId },
      text: 'Scenario: One more\n  Given it passes\n',
    });
    expect(added).toMatchObject({
      ok: false,
      error: { code: 'TooLarge', message: expect.stringMatching(/5,001 scenarios/) },
    });
    expect((await open(featureId)).textHash).toBe(view.textHash);
  });

  test('what compresses to more than can be stored is refused with its size, and what was there stays', async () => {
    const { featureId, outcome } = await imported('dense.feature', commented(150_000));
    expect(outcome).toBe('added');
    const before = await open(featureId);
    expect(await imported('denser.feature', commented(300_000))).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/^The feature takes \d+ KB compressed; 200 KB can be stored\. Split it/),
    });
    const stored = await dumpOf(host);
    const reply = await call('saveText', { featureId, text: commented(300_000), textHash: before.textHash });
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'TooLarge',
        message: expect.stringMatching(/\d+ KB compressed; .* Nothing was changed\.$/),
      },
    });
    expect(await dumpOf(host)).toEqual(stored);
  });

  test('a story that all scenarios of a large feature are linked to by its tag is shown, with every result', async () => {
    const issue = await story();
    const text = `@${issue.key}\n${largeFeature(2000).text.replace('Feature: Large', 'Feature: Tagged')}`;
    const { featureId } = await imported('tagged.feature', text);
    await host.local('POST', 'drain');
    const view = await open(featureId);
    // 4 MB of text is what one report may have.
    const message = 'The order is not on its way as it should be\n'.repeat(40);
    const report = reportOn(
      ranFeature(
        view.fileName,
        view.name,
        view.scenarios.map(({ name, line }) => ran(name, { 'Given a': failed(message) }, { line })),
      ),
    );
    const reply = await publish(made, report);
    expect(await reply.json()).toMatchObject({ matched: 2000 });
    expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });
    expect(
      (await open(featureId)).scenarios.filter(({ result }) => result?.status === 'failed'),
    ).toHaveLength(2000);
    const panel = await ask<PanelView>(host, 'mira', PANEL, { issueKey: issue.key }, 'load');
    expect(panel.scenarios.filter(({ result }) => result?.status === 'failed')).toHaveLength(2000);
  });

  test('links that a person takes off while a job makes them by the hundred stay off', async () => {
    const issues = await Promise.all(Array.from({ length: 100 }, story));
    const large = largeFeature(100, (n) => `@${issues[n]?.key}`);
    await host.local('POST', 'faults', { target: 'kvs', rate: 1, kind: 'slow', path: 'transaction', ms: 60 });
    const { featureId } = await imported('linked.feature', large.text.replace('Large', 'Linked'));
    const { scenarios } = await open(featureId);
    for (const n of [30, 60, 90])
      expect(
        await call('unlink', { featureId, scenarioId: scenarios[n]?.id, issueId: issues[n]?.id }),
      ).toMatchObject({ ok: true });
    await host.local('DELETE', 'faults');
    expect(await host.local('POST', 'drain')).toMatchObject({ failed: 0 });
    const dump = await dumpOf(host);
    const lists = bodies<{ links: object[]; mirror: { due: boolean } }>(dump, 'issue');
    const linked = issues.filter(({ id }) => lists.get(`issue:${id}`)?.links.length);
    expect(linked.map(({ id }) => id)).toEqual(
      issues.filter((_, n) => ![30, 60, 90].includes(n)).map(({ id }) => id),
    );
    expect(
      bodies<{ pending?: object[] }>(dump, 'feature').get(`feature:${featureId}`)?.pending,
    ).toBeUndefined();
    expect([...lists.values()].filter(({ mirror }) => mirror.due)).toEqual([]);
  });
});

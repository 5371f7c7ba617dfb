import { gzipSync } from 'node:zlib';
import type { ExportedFile } from '../../core/gherkin/importers';
import type { ImportFile } from '../../src/invoke-api';
import { unzipped } from '../support/cucumber';
import { startHost, type Host } from '../support/host';
import { outcomes, projectImports } from '../support/project-imports';
import { sentExport } from '../support/sent-export';
import {
  ask,
  createIssue,
  download,
  enabledProject,
  enabledProjectWithKey,
  SPECIFICATION,
} from '../support/site';

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });
const plain = (path: string, text: string): ImportFile => ({ path, gz: gzipSync(text).toString('base64') });

describe('exports that come again after their tool went on', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  const { send, feature, pathsOf, onIssue } = projectImports(() => host);

  const exported = async (made: Awaited<ReturnType<typeof enabledProjectWithKey>>, projectKey: string) =>
    Object.entries(
      unzipped(new Uint8Array(await (await download(made, projectKey, { manual: true })).arrayBuffer())),
    ).map(([path, text]) => file(path, text));

  test('Xray: a test that got another requirement goes to the first file of it and stays who it is', async () => {
    await enabledProject(host, 'XG');
    const first = await createIssue(host, 'mira', 'XG', 'First');
    const second = await createIssue(host, 'mira', 'XG', 'Second');
    const about = (requirement: string) =>
      file(
        `${requirement}.feature`,
        `@REQ_${requirement}\nFeature: ${requirement}\n\n\t@TEST_XT-1\n\tScenario: A receipt\n\t\tWhen I pay\n`,
      );
    const [before] = await send('XG', sentExport('xray', [about(second.key)]));
    const [old] = (await feature('XG', before?.featureId)).scenarios;

    const both = sentExport('xray', [about(first.key), about(second.key)]);
    const told = await send('XG', both, { dryRun: true });
    expect(told).toMatchObject([
      { path: `${first.key}.feature`, outcome: 'added', arrived: 1 },
      { path: `${second.key}.feature`, outcome: 'replaced', scenarios: 0 },
    ]);
    const done = await send('XG', both);
    expect(outcomes(done)).toEqual(outcomes(told));
    expect(done[1]?.gone).toBeUndefined();
    expect((await feature('XG', done[0]?.featureId)).scenarios.map(({ id }) => id)).toEqual([old?.id]);
    expect((await feature('XG', before?.featureId)).scenarios).toEqual([]);
    expect(await onIssue(first.key)).toEqual(['A receipt']);
    expect(await onIssue(second.key)).toEqual(['A receipt']);
    expect(outcomes(await send('XG', both))).toEqual(done.map(({ path }) => [path, 'unchanged']));

    await enabledProject(host, 'XGB');
    expect(outcomes(await send('XGB', both))).toEqual([
      [`${first.key}.feature`, 'added'],
      [`${second.key}.feature`, 'absent'],
    ]);
    expect(await pathsOf('XGB')).toEqual([`${first.key}.feature`]);
  });

  test('Behave Pro: features whose names in a download are the files of others each get their own text', async () => {
    const made = await enabledProjectWithKey(host, 'BN');
    const text = (name: string, step: string) =>
      `Feature: ${name}\n\n  Scenario: ${step}\n    Given ${step}\n`;
    await send('BN', [plain('shop/cart.feature', text('Cart', 'a'))]);
    await send('BN', [plain('cart.feature', text('Cart', 'b'))]);
    const files = sentExport('behave-pro', await exported(made, 'BN'));
    expect(files.map(({ path }) => path)).toEqual(['cart-2.feature', 'cart.feature']);
    expect(outcomes(await send('BN', files))).toEqual([
      ['cart-2.feature', 'unchanged'],
      ['cart.feature', 'unchanged'],
    ]);

    // A download of another project, imported under its own names beside a feature that is downloaded so here.
    await enabledProject(host, 'BNB');
    await send('BNB', [plain('shop/cart.feature', text('Cart', 'mine'))]);
    await send('BNB', [plain('cart.feature', text('Cart', 'b'))]);
    const other = sentExport('behave-pro', [
      file('cart.feature', text('Cart', 'b').replace('  Sc', '  @ORPHAN\n  Sc')),
    ]);
    expect(outcomes(await send('BNB', other))).toEqual([['cart.feature', 'unchanged']]);
  });

  test('Behave Pro: two files of one feature are told apart, and the second is refused', async () => {
    await enabledProject(host, 'BT');
    const text = 'Feature: Shopping cart\n  Scenario: s\n    Given a\n';
    await send('BT', [plain('cart.feature', text)]);
    const download = { download: true as const };
    expect(
      outcomes(
        await send('BT', [
          { ...plain('cart.feature', text), ...download },
          { ...plain('shopping-cart.feature', `${text}    And b\n`), ...download },
        ]),
      ),
    ).toEqual([
      ['cart.feature', 'unchanged'],
      ['shopping-cart.feature', 'refused'],
    ]);
  });

  test.each(['', '\n\n\n', '\r\n'])('Behave Pro: a feature that ends with %j keeps its end', async (end) => {
    const key = `BE${end.length}`;
    const made = await enabledProjectWithKey(host, key);
    const text = `Feature: f\n\n  Scenario: s\n    Given a${end}`;
    const [{ featureId = '' } = {}] = await send(key, [plain('f.feature', text)]);
    expect(outcomes(await send(key, sentExport('behave-pro', await exported(made, key))))).toEqual([
      ['f.feature', 'unchanged'],
    ]);
    expect((await feature(key, featureId)).text).toBe(text);
    // Of a file that is none of a download blank lines are a change like any other.
    expect(outcomes(await send(key, [plain('f.feature', `${text}\n \n`)]))).toEqual([
      ['f.feature', 'replaced'],
    ]);
  });

  test('a payload that nobody’s page sends changes no more than it may', async () => {
    await enabledProject(host, 'TP');
    const text = 'Feature: f\n  Scenario: s\n    Given a\n';
    const types = async (testTypes: string, path: string) => {
      const [{ featureId = '' } = {}] = await send('TP', [{ ...plain(path, text), testTypes }]);
      return (await feature('TP', featureId)).scenarios.map(({ testType }) => testType);
    };
    expect(await types('mmmmm', 'long.feature')).toEqual(['manual']);
    expect(await types('', 'none.feature')).toEqual(['automated']);
    for (const file of [
      { testTypes: 'x' },
      { testTypes: 'm'.repeat(5_001) },
      { download: false },
      { remains: 'yes' },
    ])
      await expect(send('TP', [{ ...plain('z.feature', text), ...file } as ImportFile])).rejects.toThrow();
    await expect(send('TP', [plain('z.feature', text)], { dryRun: false })).rejects.toThrow();
    // What remains of a file has no way out of the project, and a draft is no reason to fail.
    expect(
      outcomes(await send('TP', [{ ...plain('../a.feature', text), remains: true, download: true }])),
    ).toEqual([['../a.feature', 'refused']]);
    expect(outcomes(await send('TP', [{ ...plain('long.feature', 'no Gherkin'), testTypes: 'a' }]))).toEqual([
      ['long.feature', 'replaced'],
    ]);
    expect(await pathsOf('TP')).toEqual(expect.not.arrayContaining(['z.feature']));
  });

  test('what somebody changed since stays when the same request is delivered again', async () => {
    await enabledProject(host, 'RD');
    const files = [{ ...plain('a.feature', 'Feature: f\n  Scenario: s\n    Given a\n'), testTypes: 'm' }];
    const writeId = crypto.randomUUID();
    const [{ featureId = '' } = {}] = await send('RD', files, { writeId });
    const [scenario] = (await feature('RD', featureId)).scenarios;
    await ask(host, 'mira', SPECIFICATION, { projectKey: 'RD' }, 'changeScenario', {
      writeId: crypto.randomUUID(),
      featureId,
      scenarioId: scenario?.id,
      textHash: scenario?.textHash,
      change: { kind: 'testType', testType: 'automated' },
    });
    expect(outcomes(await send('RD', files, { writeId }))).toEqual([['a.feature', 'added']]);
    expect((await feature('RD', featureId)).scenarios[0]?.testType).toBe('automated');
  });

  test('who may not edit is told so, also of a look', async () => {
    await enabledProject(host, 'VW');
    const files = [plain('a.feature', 'Feature: f\n')];
    for (const more of [{}, { dryRun: true }])
      await expect(
        ask(host, 'vic', SPECIFICATION, { projectKey: 'VW' }, 'import', {
          writeId: crypto.randomUUID(),
          files,
          onExisting: 'keep',
          ...more,
        }),
      ).rejects.toThrow(/Forbidden|may/);
    expect(await pathsOf('VW')).toEqual([]);
  });
});

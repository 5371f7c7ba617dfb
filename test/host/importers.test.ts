import { gzipSync } from 'node:zlib';
import type { ExportedFile } from '../../core/gherkin/importers';
import type { ImportedFile, ImportFile } from '../../src/invoke-api';
import { unzipped } from '../support/cucumber';
import { startHost, type Host } from '../support/host';
import { outcomes, projectImports } from '../support/project-imports';
import { sentExport } from '../support/sent-export';
import { metered } from '../support/meter';
import {
  ask,
  createIssue,
  download,
  enabledProject,
  enabledProjectWithKey,
  SPECIFICATION,
} from '../support/site';
import { dumpOf } from '../support/stored';

type OnExisting = 'keep' | 'replace' | 'merge';

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });

const XRAY = (requirement: string, other: string) => [
  file(
    '1_A.feature',
    `@RUN-1
@REQ_${requirement}
Feature: Pay

	Background:
		#@PRECOND_PRE-1
		Given a basket

	@TEST_XT-1
	Scenario: A card is charged
		When I pay by card

	@TEST_XT-2
	Scenario: A receipt is sent
		When I pay
		Then a receipt is sent
`,
  ),
  file(
    '2_B.feature',
    `@RUN-1
@REQ_${other}
Feature: Receipts

	Background:
		#@PRECOND_PRE-1
		Given a basket

	@TEST_XT-2
	Scenario: A receipt is sent
		When I pay
		Then a receipt is sent
`,
  ),
];

const ASSERTTHAT = (key: string) => `# language: en
Feature: Easy things

    @MANUAL @${key} 
    Scenario: One
        
        Given a

    @AUTOMATED 
    Scenario: Two
        Given b

`;

describe('exports of other tools', () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());
  const { send, feature, pathsOf, onIssue } = projectImports(() => host);

  test('Xray: one scenario is linked to all its requirements; imported again nothing changes, rewritten it is found again', async () => {
    await enabledProject(host, 'XR');
    const [one, two] = [
      await createIssue(host, 'mira', 'XR', 'Pay'),
      await createIssue(host, 'mira', 'XR', 'Receipts'),
    ];
    const exported = XRAY(one.key, two.key);
    const path = `${one.key}_PRE-1.feature`;
    const [first] = await send('XR', sentExport('xray', exported));
    expect(first).toMatchObject({ path, outcome: 'added', links: 3, unknownKeys: [] });
    expect(await onIssue(one.key)).toEqual(['A card is charged', 'A receipt is sent']);
    expect(await onIssue(two.key)).toEqual(['A receipt is sent']);
    const before = await feature('XR', first?.featureId);

    // The next export counts its files otherwise and comes from another execution.
    const renumbered = exported
      .map(({ bytes }, n) =>
        file(`${9 - n}_Z.feature`, new TextDecoder().decode(bytes).replace('RUN-1', 'RUN-2')),
      )
      .reverse();
    expect(outcomes(await send('XR', sentExport('xray', renumbered)))).toEqual([
      [path, 'unchanged'],
      [`${two.key}_PRE-1.feature`, 'absent'],
    ]);

    const rewritten = exported.map(({ path: name, bytes }) =>
      file(
        name,
        new TextDecoder()
          .decode(bytes)
          .replace('A card is charged', 'Money moves')
          .replace('When I pay by card', 'When everything else is said'),
      ),
    );
    const [again] = await send('XR', sentExport('xray', rewritten));
    expect(again).toMatchObject({ path, outcome: 'replaced' });
    expect(again?.fresh).toBeUndefined();
    expect(again?.gone).toBeUndefined();
    const after = await feature('XR', first?.featureId);
    expect(after.scenarios.map(({ id }) => id)).toEqual(before.scenarios.map(({ id }) => id));
    expect(after.scenarios[0]?.name).toBe('Money moves');
    expect(await onIssue(one.key)).toEqual(['Money moves', 'A receipt is sent']);
    expect(await pathsOf('XR')).toEqual([path]);
  });

  test('AssertThat: @MANUAL is the test type, keys link, and numbers make no other features', async () => {
    await enabledProject(host, 'AT');
    const issue = await createIssue(host, 'mira', 'AT', 'A story');
    const text = ASSERTTHAT(issue.key);
    const files = (n: number, said = text) =>
      sentExport('assertthat', [file(`${n}-easy-things.feature`, said)]);
    const [first] = await send('AT', files(1));
    expect(first).toMatchObject({ path: 'easy-things.feature', outcome: 'added', links: 1, unknownKeys: [] });
    const types = async () =>
      (await feature('AT', first?.featureId)).scenarios.map(({ testType }) => testType);
    expect(await types()).toEqual(['manual', 'automated']);
    expect((await feature('AT', first?.featureId)).text).not.toMatch(/MANUAL|AUTOMATED/);
    expect(outcomes(await send('AT', files(5)))).toEqual([['easy-things.feature', 'unchanged']]);

    // What changed is only how it is tested: told where files replace, and left alone where what is here is kept or merged.
    const turned = text.replace('@MANUAL', '@AUTOMATED');
    for (const onExisting of ['keep', 'merge'] as const) {
      expect(outcomes(await send('AT', files(1, turned), { onExisting }))).toEqual([
        ['easy-things.feature', 'unchanged'],
      ]);
      expect(await types()).toEqual(['manual', 'automated']);
    }
    expect(outcomes(await send('AT', files(1, turned)))).toEqual([['easy-things.feature', 'replaced']]);
    expect(await types()).toEqual(['automated', 'automated']);
    expect(outcomes(await send('AT', files(1, turned)))).toEqual([['easy-things.feature', 'unchanged']]);
  });

  test('Behave Pro: its own download goes back to the features it came from, manual scenarios too', async () => {
    const made = await enabledProjectWithKey(host, 'BP');
    const issue = await createIssue(host, 'mira', 'BP', 'A story');
    const [source] = await send(
      'BP',
      [
        {
          path: 'shop/cart.feature',
          gz: gzipSync(
            `Feature: Shopping cart\n\n  @${issue.key} @slow\n  Scenario: One\n    Given a\n\n  Scenario: Two\n    Given b\n`,
          ).toString('base64'),
          testTypes: '-m',
        },
      ],
      { onExisting: 'keep' },
    );
    const text = (await feature('BP', source?.featureId)).text;
    const zip = unzipped(new Uint8Array(await (await download(made, 'BP', { manual: true })).arrayBuffer()));
    const exported = Object.entries(zip).map(([path, said]) => file(path, said));
    expect(exported.map(({ path }) => path)).toEqual(['shopping-cart.feature']);
    expect(Object.values(zip)[0]).toMatch(/@OPEN @slow[\s\S]*@ORPHAN @MANUAL/);
    const files = sentExport('behave-pro', exported);
    expect(outcomes(await send('BP', files, { dryRun: true }))).toEqual([
      ['shopping-cart.feature', 'unchanged'],
    ]);
    expect(outcomes(await send('BP', files))).toEqual([['shopping-cart.feature', 'unchanged']]);
    const after = await feature('BP', source?.featureId);
    expect(after.text).toBe(text);
    expect(after.scenarios.map(({ testType }) => testType)).toEqual(['automated', 'manual']);
    expect(await pathsOf('BP')).toEqual(['shop/cart.feature']);

    await enabledProject(host, 'BPB');
    const [elsewhere] = await send('BPB', files, { onExisting: 'keep' });
    expect(elsewhere).toMatchObject({ path: 'shopping-cart.feature', outcome: 'added', links: 1 });
    expect((await feature('BPB', elsewhere?.featureId)).scenarios.map(({ testType }) => testType)).toEqual([
      'automated',
      'manual',
    ]);
    expect(await onIssue(issue.key)).toEqual(['One', 'One']);
  });

  test('a dry run tells what an import then does, and writes nothing', async () => {
    const tenant = await host.tenant('dry');
    await enabledProject(tenant, 'DRY');
    const issue = await createIssue(tenant, 'mira', 'DRY', 'A story');
    const run = (files: ImportFile[], onExisting: OnExisting, more: object = {}) =>
      ask<{ files: ImportedFile[] }>(tenant, 'mira', SPECIFICATION, { projectKey: 'DRY' }, 'import', {
        writeId: crypto.randomUUID(),
        files,
        onExisting,
        ...more,
      });
    const gz = (text: string): string => gzipSync(text).toString('base64');
    const scenario = (n: number): string => `\n  @DRY-99 @${issue.key}\n  Scenario: S${n}\n    Given ${n}\n`;
    await run([{ path: 'a.feature', gz: gz(`Feature: A\n${scenario(1)}${scenario(2)}`) }], 'keep');
    await tenant.local('POST', 'drain');
    const files = [
      { path: 'a.feature', gz: gz(`Feature: A\n${scenario(1)}${scenario(3)}`) },
      { path: 'b.feature', gz: gz(`Feature: B\n${scenario(4)}`), testTypes: 'm' },
      { path: 'c.feature', gz: gz('no Gherkin') },
      { path: '../d.feature', gz: gz('Feature: D\n') },
    ];
    const before = await dumpOf(tenant);
    for (const onExisting of ['keep', 'merge', 'replace'] as const) {
      const { kvs, value } = await metered(tenant, async () => {
        const told = await run(files, onExisting, { dryRun: true });
        await tenant.local('POST', 'drain');
        return told;
      });
      expect(kvs.writeUnits).toBe(0);
      expect(outcomes(value.files).slice(1)).toEqual([
        ['b.feature', 'added'],
        ['c.feature', 'added'],
        ['../d.feature', 'refused'],
      ]);
      expect(await dumpOf(tenant)).toEqual(before);
    }
    const bare = (told: ImportedFile[]) => told.map((one) => ({ ...one, featureId: undefined }));
    const told = await run(files, 'replace', { dryRun: true });
    expect(bare((await run(files, 'replace')).files)).toEqual(bare(told.files));
    expect(told.files[0]).toMatchObject({ outcome: 'replaced', unknownKeys: ['DRY-99'] });
  });
});

import { createHash } from 'node:crypto';
import { parserTakes } from '../../core/gherkin/testing/parser-alone';
import type { FeatureView, ImportedFile, PanelView, ProjectView } from '../../src/invoke-api';
import { corpora, corpus } from '../support/corpora';
import { startHost, type Host, type Tenant } from '../support/host';
import { importAll, type SourceFile } from '../support/import';
import { largest } from '../support/largest';
import {
  ask,
  createIssue,
  createProject,
  download,
  enabledProject,
  enabledProjectWithKey,
  PANEL,
  SPECIFICATION,
} from '../support/site';
import { shareOf } from '../support/share';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const file = (path: string, text: string | Buffer): SourceFile => ({ path, bytes: Buffer.from(text) });

/** As many people as read at once. */
const AT_ONCE = 8;

describe('importing', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  const load = (tenant: Tenant, projectKey: string): Promise<ProjectView> =>
    ask(tenant, 'paul', SPECIFICATION, { projectKey }, 'load');
  const raw = (tenant: Tenant, projectKey: string, featureId: string) =>
    ask<{ bytes: string; sha256: string }>(tenant, 'paul', SPECIFICATION, { projectKey }, 'raw', {
      featureId,
    });
  const feature = async (projectKey: string, featureId: string): Promise<FeatureView> => {
    const payload = { featureId };
    const found = await ask<{ feature: FeatureView }>(
      host,
      'paul',
      SPECIFICATION,
      { projectKey },
      'feature',
      payload,
    );
    return found.feature;
  };
  const panel = (issueKey: string): Promise<PanelView> => ask(host, 'mira', PANEL, { issueKey }, 'load');

  async function rawHashes(tenant: Tenant, projectKey: string, imported: ImportedFile[]): Promise<string[]> {
    const hashes: string[] = [];
    for (let start = 0; start < imported.length; start += AT_ONCE) {
      const some = imported.slice(start, start + AT_ONCE);
      const stored = await Promise.all(some.map(({ featureId }) => raw(tenant, projectKey, featureId ?? '')));
      for (const { bytes, sha256: told } of stored) {
        expect(sha256(Buffer.from(bytes, 'base64'))).toBe(told);
        hashes.push(told);
      }
    }
    return hashes;
  }

  // A tenant each: how much one may do in a minute is limited by the platform.
  for (const name of shareOf(corpora(), 1 / 3))
    test(`takes in every file of ${name}, to the byte, and agrees with the parser on which can be read`, async () => {
      const tenant = await host.tenant(name);
      await enabledProject(tenant, 'REAL');
      const files = corpus(name);
      const paths = files.map(({ path }) => path);
      const imported = await importAll(tenant, 'paul', 'REAL', files);
      expect(imported.map(({ path, outcome }) => `${outcome} ${path}`)).toEqual(
        paths.map((path) => `added ${path}`),
      );
      const refused = files.filter(({ bytes }) => !parserTakes(bytes)).map(({ path }) => path);
      const flagged = imported.filter(({ draft }) => draft);
      expect(flagged.map(({ path }) => path)).toEqual(refused);
      for (const { draft } of flagged) expect(draft?.message).toMatch(/\S/);
      expect(await rawHashes(tenant, 'REAL', imported)).toEqual(files.map(({ bytes }) => sha256(bytes)));

      const { features } = await load(tenant, 'REAL');
      expect(features.map(({ path }) => path)).toEqual([...paths].sort());
      expect(features.filter(({ draft }) => draft).map(({ path }) => path)).toEqual([...refused].sort());
    });

  test('again adds nothing; what the project has stays unless it is to be replaced', async () => {
    await enabledProject(host, 'AGAIN');
    const first = [
      file('a/one.feature', 'Feature: One\n\n  Scenario: A\n    Given a\n'),
      file('two.feature', 'Feature: Two\n'),
    ];
    const [added] = await importAll(host, 'paul', 'AGAIN', first);
    expect(added).toMatchObject({ outcome: 'added', name: 'One', scenarios: 1 });
    const outcomes = async (files: SourceFile[], how?: 'replace') =>
      (await importAll(host, 'paul', 'AGAIN', files, how)).map(({ outcome }) => outcome);
    expect(await outcomes(first)).toEqual(['unchanged', 'unchanged']);

    const changed = [
      file('a/one.feature', 'Feature: One\n\n  Scenario: A, renamed\n    Given a\n'),
      ...first.slice(1),
    ];
    const id = added?.featureId ?? '';
    const before = await feature('AGAIN', id);
    expect(await outcomes(changed)).toEqual(['kept', 'unchanged']);
    expect((await feature('AGAIN', id)).text).toBe(before.text);
    expect(await outcomes(changed, 'replace')).toEqual(['replaced', 'unchanged']);
    const after = await feature('AGAIN', id);
    expect(after.scenarios.map(({ name }) => name)).toEqual(['A, renamed']);
    expect(after.scenarios.map((scenario) => scenario.id)).toEqual(before.scenarios.map((one) => one.id));
  });

  test('delivered twice adds once, and says the same', async () => {
    await enabledProject(host, 'TWICE');
    const { gzipSync } = await import('node:zlib');
    const payload = {
      writeId: crypto.randomUUID(),
      onExisting: 'keep',
      files: [{ path: 'x.feature', gz: gzipSync('Feature: X\n').toString('base64') }],
    };
    const send = () =>
      ask<{ files: ImportedFile[] }>(host, 'paul', SPECIFICATION, { projectKey: 'TWICE' }, 'import', payload);
    expect(await send()).toEqual(await send());
    expect((await load(host, 'TWICE')).features).toHaveLength(1);
  });

  test('adds each file once while the storage loses answers', async () => {
    await enabledProject(host, 'LOSSY');
    const files = Array.from({ length: 50 }, (_, n) => file(`${n}.feature`, `Feature: ${n}\n`));
    const lost = { target: 'kvs', kind: 'reset-after-write', rate: 0.4, seed: 7, path: 'transaction' };
    await host.local('POST', 'faults', lost);
    const imported = await importAll(host, 'paul', 'LOSSY', files);
    await host.local('DELETE', 'faults');
    expect(imported.map(({ outcome }) => outcome)).toEqual(files.map(() => 'added'));
    expect((await load(host, 'LOSSY')).features).toHaveLength(files.length);
  });

  test('links scenarios by the issue keys among their tags, where the person may edit the issue', async () => {
    const { key } = await enabledProject(host, 'TAGS');
    const own = await createIssue(host, 'mira', key, 'A story');
    const text = [
      `@${own.key}`,
      'Feature: Linked',
      '  Scenario: A',
      '    Given a',
      '  @NOPE-1',
      '  Scenario: B',
      '    Given b',
      '',
    ].join('\n');
    const [imported] = await importAll(host, 'mira', key, [file('linked.feature', text)]);
    expect(imported).toMatchObject({ outcome: 'added', links: 2, unknownKeys: ['NOPE-1'] });
    await host.local('POST', 'drain');
    expect((await panel(own.key)).scenarios.map(({ name }) => name)).toEqual(['A', 'B']);
    const view = await feature(key, imported?.featureId ?? '');
    expect(view.text).toBe(text);
    expect(view.scenarios.map(({ issues }) => issues)).toEqual(
      ['A', 'B'].map(() => [{ id: own.id, key: own.key, summary: 'A story' }]),
    );
  });

  test('links more issues than one transaction takes', async () => {
    const { key } = await enabledProject(host, 'MANY');
    const issues = [];
    for (let n = 0; n < 30; n += 1) issues.push(await createIssue(host, 'mira', key, `Story ${n}`));
    const scenarios = issues.map((issue, n) => `  @${issue.key}\n  Scenario: S${n}\n    Given a\n`);
    const [imported] = await importAll(host, 'mira', key, [
      file('many.feature', `Feature: Many\n${scenarios.join('\n')}`),
    ]);
    expect(imported).toMatchObject({ scenarios: 30, links: 30 });
    await host.local('POST', 'drain');
    for (const n of [0, 12, 29])
      expect((await panel(issues[n]?.key ?? '')).scenarios.map(({ name }) => name)).toEqual([`S${n}`]);

    const stored = async () =>
      (await host.local<{ entities: { feature: number } }>('GET', 'storage')).entities.feature;
    const before = await stored();
    const view = await feature(key, imported?.featureId ?? '');
    await ask(host, 'mira', SPECIFICATION, { projectKey: key }, 'remove', {
      writeId: crypto.randomUUID(),
      featureId: view.id,
      textHash: view.textHash,
    });
    expect((await load(host, key)).features).toEqual([]);
    await host.local('POST', 'drain');
    expect((await panel(issues[29]?.key ?? '')).scenarios).toEqual([]);
    expect(await stored()).toBe(before - 1);
  });

  test('leaves drafts out of downloads, and says how many', async () => {
    const made = await enabledProjectWithKey(host, 'DRAFT');
    await importAll(host, 'paul', 'DRAFT', [
      file('good.feature', 'Feature: Good\n  Scenario: A\n    Given a\n'),
      file('bad.feature', 'Feature: Bad\n  nonsense\n  Scenario: B\n    Given b\n    more nonsense\n'),
      file('latin.feature', Buffer.from('Feature: Bär\n  Scenario: C\n    Given c\n', 'latin1')),
    ]);
    const archive = await download(made, 'DRAFT');
    expect(archive.status).toBe(200);
    expect(archive.headers.get('x-drafts-left-out')).toBe('2');
    const text = await archive.text();
    expect(text).toContain('good.feature');
    expect(text).not.toContain('nonsense');
    const { features } = await load(host, 'DRAFT');
    expect(features.map(({ name, draft }) => [name, draft])).toEqual([
      ['bad', true],
      ['Good', false],
      ['latin', true],
    ]);
  });

  test.each([
    ['leads out of the folder', '../x.feature'],
    ['starts at the root', '/x.feature'],
    ['has control characters', 'a\u0000b.feature'],
    ['is longer than an index takes', `${'long/'.repeat(200)}x.feature`],
    ['has half a character', 'a\ud800.feature'],
  ])('refuses a path that %s, and takes in the others', async (_what, path) => {
    const key = `P${Math.floor(Math.random() * 1e6)}`;
    await enabledProject(host, key);
    const feature = 'Feature: A\n';
    const files = await importAll(host, 'paul', key, [file(path, feature), file('fine.feature', feature)]);
    expect(files.map(({ outcome }) => outcome)).toEqual(['refused', 'added']);
    expect(files[0]?.reason).toMatch(/path/);
    expect((await load(host, key)).features.map((stored) => stored.path)).toEqual(['fine.feature']);
  });

  test('reports a file that did not arrive whole or is too large, and takes in the others', async () => {
    await enabledProject(host, 'BAD');
    const { gzipSync } = await import('node:zlib');
    const { randomBytes } = await import('node:crypto');
    const noise = randomBytes(200_000).toString('base64');
    const { files } = await ask<{ files: ImportedFile[] }>(
      host,
      'paul',
      SPECIFICATION,
      { projectKey: 'BAD' },
      'import',
      {
        writeId: crypto.randomUUID(),
        onExisting: 'keep',
        files: [
          { path: 'broken.feature', gz: 'AAAA' },
          { path: 'bomb.feature', gz: gzipSync(Buffer.alloc(20_000_000, 32)).toString('base64') },
          { path: 'lines.feature', gz: gzipSync('\n'.repeat(1_000_000)).toString('base64') },
          { path: 'large.feature', gz: gzipSync(`Feature: L\n# ${noise}\n`).toString('base64') },
          { path: 'fine.feature', gz: gzipSync('Feature: Fine\n').toString('base64') },
        ],
      },
    );
    expect(files.map(({ path, outcome, reason }) => `${path} ${outcome} ${reason ?? ''}`)).toEqual([
      'broken.feature refused The file did not arrive whole. Import it again.',
      'bomb.feature refused The file is larger than 1 MB. Split it into several features.',
      'lines.feature refused The file has more than 50,000 lines. Split it into several features.',
      expect.stringMatching(
        /^large.feature refused The feature takes 2\d\d KB compressed; 200 KB can be stored/,
      ),
      'fine.feature added ',
    ]);
  });

  test('takes in the largest file that it said it would, and refuses nothing beside', async () => {
    await enabledProject(host, 'BRINK');
    const large = await largest(host, 'BRINK', 'large.feature');
    const fine = { path: 'fine.feature', bytes: Buffer.from('Feature: Fine\n') };
    const files = await importAll(host, 'paul', 'BRINK', [large, fine]);
    expect(files.map(({ path, outcome }) => `${path} ${outcome}`)).toEqual([
      'large.feature added',
      'fine.feature added',
    ]);
  });

  test('takes no more at once than it can read', async () => {
    await enabledProject(host, 'MUCH');
    const { gzipSync } = await import('node:zlib');
    const gz = gzipSync(Buffer.alloc(1_000_000, 32)).toString('base64');
    const reply = await host.invoke('paul', SPECIFICATION, { projectKey: 'MUCH' }, 'import', {
      writeId: crypto.randomUUID(),
      onExisting: 'keep',
      files: [0, 1, 2].map((n) => ({ path: `${n}.feature`, gz })),
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'TooLarge' } });
    expect((await load(host, 'MUCH')).features).toEqual([]);
  });

  test('delivered again leaves what somebody wrote since', async () => {
    await enabledProject(host, 'LATER');
    const { gzipSync } = await import('node:zlib');
    const [first] = await importAll(host, 'paul', 'LATER', [file('x.feature', 'Feature: X\n')]);
    const payload = {
      writeId: crypto.randomUUID(),
      onExisting: 'replace',
      files: [{ path: 'x.feature', gz: gzipSync('Feature: X, imported\n').toString('base64') }],
    };
    const at = { projectKey: 'LATER' };
    const send = async () =>
      (await ask<{ files: ImportedFile[] }>(host, 'paul', SPECIFICATION, at, 'import', payload)).files;
    const replaced = await send();
    expect(replaced).toMatchObject([{ outcome: 'replaced' }]);
    expect(await send()).toEqual(replaced);
    const { textHash } = await feature('LATER', first?.featureId ?? '');
    const edit = { featureId: first?.featureId, text: 'Feature: X, edited\n', textHash };
    await ask(host, 'paul', SPECIFICATION, at, 'saveText', { writeId: crypto.randomUUID(), ...edit });
    expect(await send()).toMatchObject([{ outcome: 'replaced' }]);
    expect((await feature('LATER', first?.featureId ?? '')).text).toBe('Feature: X, edited\n');
  });

  test('is for those who may edit issues of the project, while it is enabled', async () => {
    await createProject(host, 'SHUT');
    const send = (user: 'vic' | 'nora' | 'paul', projectKey: string) =>
      host.invoke(user, SPECIFICATION, { projectKey }, 'import', {
        writeId: crypto.randomUUID(),
        onExisting: 'keep',
        files: [{ path: 'x.feature', gz: 'H4sIAAAAAAAAAwMAAAAAAAAAAAA=' }],
      });
    expect(await send('vic', 'AGAIN')).toMatchObject({ error: { code: 'Forbidden' } });
    expect(await send('nora', 'AGAIN')).toMatchObject({ error: { code: 'NotFound' } });
    expect(await send('paul', 'SHUT')).toMatchObject({ error: { code: 'Forbidden' } });
  });
});

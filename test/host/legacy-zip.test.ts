import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipped } from '../support/cucumber';
import { startHost, type Host } from '../support/host';
import { importLargeArchive } from '../support/large-archive';
import { ask, createIssue, download, enabledProjectWithKey, PANEL, type NewKey } from '../support/site';

/** Tools that existing builds unzip with; the ones this machine has are tried. */
const TOOLS: { name: string; version: string[]; test: (archive: string) => string[] }[] = [
  { name: 'unzip', version: ['-v'], test: (archive) => ['-t', archive] },
  { name: 'python3', version: ['--version'], test: (archive) => ['-m', 'zipfile', '-t', archive] },
  { name: 'jar', version: ['--version'], test: (archive) => ['tf', archive] },
];

const have = ({ name, version }: (typeof TOOLS)[number]): boolean => spawnSync(name, version).status === 0;

describe('the archive that existing clients download', () => {
  let host: Host;
  let made: NewKey;
  const folder = mkdtempSync(path.join(tmpdir(), 'behave-zip-'));

  beforeAll(async () => {
    host = await startHost();
    made = await enabledProjectWithKey(host, 'ZIP');
    const issue = await createIssue(host, 'mira', 'ZIP', 'A story');
    for (const name of ['Größe – 価格', 'Второй', 'Third one'])
      await ask(host, 'mira', PANEL, { issueKey: issue.key }, 'add', {
        writeId: crypto.randomUUID(),
        feature: { name },
        text: `Scenario: ${name} works\n  Given "${name}" passes\n`,
      });
  });

  afterAll(() => host?.stop());

  const fetched = async (): Promise<{ file: string; names: string[] }> => {
    const response = await download(made, 'ZIP');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=ZIP.zip');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const file = path.join(folder, 'fetched.zip');
    writeFileSync(file, bytes);
    return { file, names: Object.keys(unzipped(bytes)) };
  };

  test('opens in Node, flat, with one file a feature', async () => {
    const { names } = await fetched();
    expect(names).toHaveLength(3);
    expect(names.every((name) => name.endsWith('.feature') && !/[\\/]/.test(name))).toBe(true);
  });

  const present = TOOLS.filter(have);
  test('at least one foreign tool is here to try', () => {
    console.log(`Archives are tried with: ${present.map(({ name }) => name).join(', ')}`);
    expect(present.length).toBeGreaterThan(0);
  });

  test.each(present)('opens in $name', async ({ name, test: argumentsFor }) => {
    const { file } = await fetched();
    const { status, stderr, stdout } = spawnSync(name, argumentsFor(file), { encoding: 'utf8' });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });

  test.each([[[]], [['-L']]])('comes by curl %p', async (flags) => {
    const file = path.join(folder, 'curl.zip');
    const { status } = spawnSync('curl', [
      ...['--silent', '--show-error', '--fail', ...flags, '--output', file],
      ...['--user', `${made.key.userId}:${made.apiKey}`],
      `${made.ciUrl}/rest/cucumber/1.0/project/ZIP/features?manual=false`,
    ]);
    expect(status).toBe(0);
    expect(Object.keys(unzipped(new Uint8Array(readFileSync(file))))).toHaveLength(3);
  });
});

describe('an archive that is too large for an answer', () => {
  let host: Host;

  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host?.stop());

  test('is fetched from elsewhere, as often as it is asked for', async () => {
    const large = await enabledProjectWithKey(host, 'LARGE');
    const features = await importLargeArchive(host, 'LARGE');
    for (let n = 0; n < 10; n += 1) {
      const response = await download(large, 'LARGE');
      expect([response.status, response.redirected]).toEqual([200, true]);
      const names = Object.keys(unzipped(new Uint8Array(await response.arrayBuffer())));
      expect(names).toHaveLength(features);
    }
  });
});

import { PlatformError, type Client, type Reply } from '../client';
import type { ImportFile } from './batches';
import { sendFiles, type ImportedFile } from './send';
import { summaryOf } from './summary';

interface Payload {
  onExisting: string;
  files: ImportFile[];
}

const came = (path: string, more: Partial<ImportedFile> = {}): ImportedFile => ({
  path,
  outcome: 'added',
  scenarios: 2,
  links: 1,
  unknownKeys: [],
  ...more,
});

/** An app that takes everything but what `refuse` speaks of. */
function clientWith(refuse: (paths: string[]) => Reply<never> | undefined) {
  const requests: string[][] = [];
  const invoke = async (_module: string, _place: object, _key: string, payload: object) => {
    const { files, onExisting } = payload as Payload;
    expect(onExisting).toBe('keep');
    const paths = files.map(({ path }) => path);
    requests.push(paths);
    return refuse(paths) ?? { ok: true, value: { files: paths.map((path) => came(path)) } };
  };
  return { client: { invoke } as unknown as Client, requests };
}

const files = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ path: `${at}.feature`, bytes: new Uint8Array() }));
const refusal = (code: string): Reply<never> => ({ ok: false, error: { code, message: 'no' } });

test('files go in batches, and it is told how far they are', async () => {
  const { client, requests } = clientWith(() => undefined);
  const told: number[] = [];
  const imported = await sendFiles(client, 'BIB', files(70), (done) => told.push(done));
  expect(requests.map(({ length }) => length)).toEqual([60, 10]);
  expect(told).toEqual([60, 70]);
  expect(imported.map(({ path }) => path)).toEqual(files(70).map(({ path }) => path));
});

test.each(['Invalid', 'TooLarge'])('one file that is %s does not keep the others out', async (code) => {
  const { client } = clientWith((paths) => (paths.includes('1.feature') ? refusal(code) : undefined));
  const imported = await sendFiles(client, 'BIB', files(3), () => undefined);
  expect(imported.map(({ path, outcome, reason }) => [path, outcome, reason])).toEqual([
    ['0.feature', 'added', undefined],
    ['1.feature', 'refused', 'no'],
    ['2.feature', 'added', undefined],
  ]);
});

test('a file the platform does not carry is refused, and what fails by itself ends the import', async () => {
  const large = clientWith(() => {
    throw new PlatformError('PAYLOAD_TOO_LARGE', 'larger than 500 KB');
  });
  expect(await sendFiles(large.client, 'BIB', files(1), () => undefined)).toMatchObject([
    { outcome: 'refused', reason: 'larger than 500 KB' },
  ]);
  const { client } = clientWith(() => refusal('Forbidden'));
  await expect(sendFiles(client, 'BIB', files(2), () => undefined)).rejects.toThrow('refused: no');
});

test('the summary counts, and names what needs a look', () => {
  const draft = { line: 12, message: 'Write “Scenario:”, with a colon.' };
  const lines = summaryOf([
    came('a.feature', { unknownKeys: ['OLD-1', 'OLD-2'] }),
    came('b.feature', { draft, scenarios: 0, links: 0, unknownKeys: ['OLD-1'] }),
    came('c.feature', { outcome: 'unchanged', links: 0 }),
    came('d.feature', { outcome: 'kept', links: 0 }),
    came('e.feature', { outcome: 'refused', reason: 'It is too long.', scenarios: 0, links: 0 }),
  ]);
  expect(lines).toEqual([
    '2 came in, 1 unchanged, 1 kept, 1 refused; 6 scenarios.',
    'Kept as the project has them, under the same paths with another text:',
    '  d.feature',
    'Kept as flagged text, since they cannot be read as Gherkin yet:',
    '  b.feature:12 Write “Scenario:”, with a colon.',
    'Refused:',
    '  e.feature: It is too long.',
    '1 link to issues made; 2 keys of no issue that can be linked: OLD-1, OLD-2.',
  ]);
  const waiting = [
    came('f.feature', { outcome: 'waits', waitsFor: 'g.feature', links: 0 }),
    came('g.feature', { outcome: 'asks', links: 0 }),
  ];
  expect(summaryOf(waiting)).toEqual([
    '0 came in, 0 unchanged, 0 kept, 0 refused; 0 scenarios.',
    'Not imported yet, since a person has to decide. Import these together on the project’s page:',
    '  f.feature: scenarios moved between it and g.feature, which has to be decided about first',
    '  g.feature: it is not clear which scenarios of before its scenarios are',
    '0 links to issues made; 0 keys of no issue that can be linked.',
  ]);
  expect(summaryOf([])).toEqual([
    '0 came in, 0 unchanged, 0 kept, 0 refused; 0 scenarios.',
    '0 links to issues made; 0 keys of no issue that can be linked.',
  ]);
});

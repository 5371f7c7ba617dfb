import { lineOf } from '@behave-pro/core/archive';
import fc from 'fast-check';
import { gzipSync, strToU8 } from 'fflate';
import { ApiFailure } from '../api';
import { toBase64 } from '../base64';
import { endArchive, newZip } from '../support/archives';
import { batchesOf } from './batches';
import { exportArchive } from './export-archive';
import { Archive, NoArchive } from './open-archive';
import { Cancelled, patiently, type Patience } from './patience';
import type { ArchiveCall } from './read-project';
import { ZipWriter } from './write-zip';

const PATIENCE: Patience = { waits: {}, onWait: () => undefined, isCancelled: () => false };

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function zipOf(files: Record<string, Uint8Array>, lines: Record<string, string[]>): Promise<Blob> {
  const zip = newZip();
  for (const [path, bytes] of Object.entries(files)) zip.file(`files/${path}`, bytes);
  for (const [path, some] of Object.entries(lines)) await zip.lines(`lines/${path}`, each(some));
  return endArchive(zip);
}

const name = fc.stringMatching(/^[a-zü ]{1,8}(\/[a-z]{1,5})?$/);
const files = fc.dictionary(name, fc.uint8Array({ maxLength: 200 }), { maxKeys: 4, noNullPrototype: true });
const lines = fc.dictionary(name, fc.array(fc.jsonValue().map(lineOf), { maxLength: 20 }), {
  maxKeys: 3,
  noNullPrototype: true,
});

const readAll = async (archive: Archive): Promise<string> => {
  const parts: [string, string[]][] = [];
  for (const { path } of archive.manifest.parts) {
    const read: string[] = [];
    for await (const line of archive.lines(path)) read.push(line);
    parts.push([path, read]);
  }
  return JSON.stringify(parts);
};

test('what was written is read, and is whole', async () => {
  await fc.assert(
    fc.asyncProperty(files, lines, async (some, records) => {
      const archive = await Archive.open(await zipOf(some, records));
      expect(await archive.damage(() => undefined)).toEqual([]);
      for (const [path, values] of Object.entries(records)) {
        const read: string[] = [];
        for await (const line of archive.lines(`lines/${path}`)) read.push(`${line}\n`);
        expect(read).toEqual(values);
      }
    }),
    { numRuns: 50 },
  );
});

test('whichever byte of the file is another one: it is found, or says nothing of what is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      files,
      lines,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (some, records, where, by) => {
        const blob = await zipOf(some, records);
        const whole = await readAll(await Archive.open(blob));
        const bytes = new Uint8Array(await blob.arrayBuffer());
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ by;
        try {
          const archive = await Archive.open(new Blob([bytes]));
          const damage = await archive.damage(() => undefined);
          if (damage.length) for (const { path } of damage) expect(path).toMatch(/./);
          else expect(await readAll(archive)).toBe(whole);
        } catch (error) {
          expect(error).toBeInstanceOf(NoArchive);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('folders that a zip lists are no files of it', async () => {
  const zip = newZip();
  zip.file('SHOP/a.feature', strToU8('Feature: A'));
  const parts = [...zip.parts];
  zip.file('SHOP/', new Uint8Array());
  const archive = await Archive.open(endArchive(zip, parts));
  expect(await archive.damage(() => undefined)).toEqual([]);
});

test('what is more than a zip counts is refused, whatever it is', async () => {
  const at = new Date(2026, 0, 1);
  const some = { parts: 2, bytes: 1_000 };
  const files = new ZipWriter(at, some);
  files.file('1', new Uint8Array());
  files.file('2', new Uint8Array());
  expect(() => files.file('3', new Uint8Array())).toThrow(/more than one archive holds/);
  const records = new ZipWriter(at, { ...some, parts: 1 });
  await records.lines('1', each(['1\n']));
  await expect(records.lines('2', each(['1\n']))).rejects.toThrow(/more than one archive holds/);
  const packed = new ZipWriter(at, some);
  expect(() => packed.file('1', crypto.getRandomValues(new Uint8Array(1_001)))).toThrow(/more than/);
  const unpacked = new ZipWriter(at, some);
  expect(() => unpacked.file('1', new Uint8Array(1_001))).toThrow(/more than/);
  const both = new ZipWriter(at, some);
  both.file('1', crypto.getRandomValues(new Uint8Array(600)));
  expect(() => both.file('2', crypto.getRandomValues(new Uint8Array(600)))).toThrow(/more than/);
});

test('anything else is no archive', async () => {
  await expect(Archive.open(new Blob(['x']))).rejects.toThrow(/no zip/);
  const zip = newZip();
  await expect(Archive.open(zip.end('a.feature', 'Feature: A'))).rejects.toThrow(
    /not exported by Behave Pro/,
  );
  const later = newZip();
  const manifest = JSON.stringify({ format: 'behave-pro-archive', version: 2 });
  await expect(Archive.open(later.end('archive.json', manifest))).rejects.toThrow(/later version/);
});

test('records go in batches that a request carries, none is lost, and their issues go with them', async () => {
  const random = (n: number): string => Array.from({ length: n }, () => crypto.randomUUID()).join('');
  const records = Array.from({ length: 150 }, (_, n) => ({
    key: `feature:${n}`,
    body: { text: random(n % 40 === 0 ? 9_000 : 10), scenarios: [{ issues: [`${n}`] }] },
  }));
  const keys = new Map([['3', 'SHOP-3']]);
  const seen: string[] = [];
  for await (const batch of batchesOf(
    'feature',
    each(records.map(lineOf)),
    keys,
    ({ key }) => key !== 'feature:7',
    () => undefined,
  )) {
    if (batch.records.length > 1) expect(batch.lines.length).toBeLessThan(350_000);
    expect(batch.issues.map(({ id }) => `feature:${id}`)).toEqual(batch.records.map(({ key }) => key));
    for (const issue of batch.issues) expect(issue.key).toBe(keys.get(issue.id));
    seen.push(...batch.records.map(({ key }) => key));
  }
  expect(seen).toEqual(records.map(({ key }) => key).filter((key) => key !== 'feature:7'));
});

interface Asked {
  projectId: string;
  kind?: string;
  keys?: string[];
}

test('a batch names no more issues than a request does, and is packed the same each time', async () => {
  const issues = (n: number): string[] => Array.from({ length: 100 }, (_, at) => String(n * 100 + at));
  const records = Array.from({ length: 30 }, (_, n) => ({
    key: `feature:${n}`,
    body: { scenarios: [{ issues: issues(n) }] },
  }));
  let sent = 0;
  for await (const batch of batchesOf(
    'feature',
    each(records.map(lineOf)),
    new Map(),
    () => true,
    () => undefined,
  )) {
    expect(batch.issues.length).toBeLessThanOrEqual(2_000);
    // The time in the head of what gzip packs.
    expect([...Buffer.from(batch.lines, 'base64').subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    sent += batch.records.length;
  }
  expect(sent).toBe(30);
});

test('lines that are no records are told by their numbers', async () => {
  const others: number[] = [];
  const lines = ['{"key":"a"}', 'null', '{', '{"key":1}', '{"key":"b"}'];
  const sent: string[] = [];
  for await (const { records } of batchesOf(
    'run',
    each(lines),
    new Map(),
    () => true,
    (number) => others.push(number),
  ))
    sent.push(...records.map(({ key }) => key));
  expect([sent, others]).toEqual([
    ['a', 'b'],
    [2, 3, 4],
  ]);
});

/** A project of two features whose texts, and the scenarios that go between them, change while they are read. */
function changing(changes: number): ArchiveCall {
  let version = 0;
  let reads = 0;
  const linesOf = (keys: string[]) =>
    keys.map((key) =>
      lineOf({
        key,
        attributes: { path: `${key.slice(8)}.feature`, fileName: `${key.slice(8)}.feature` },
        body: { text: `Feature: ${version}\n`, scenarios: [] },
      }),
    );
  const answers: Record<string, (payload: Asked) => unknown> = {
    exportStart: ({ projectId }) => ({
      appVersion: '1',
      at: '2026-01-01T00:00:00.000Z',
      site: 'https://one.example',
      ...(projectId !== 'site' && { project: { id: projectId, key: 'A', name: 'A' } }),
      features: 2,
      scenarios: 0,
    }),
    exportCatalogue: () => ({
      features: [
        ['a', `${version}`],
        ['b', `${version}`],
      ],
    }),
    exportKeys: () => ({ keys: [] }),
    exportRecords: ({ kind, keys = [] }) => {
      const lines = kind === 'feature' ? linesOf(keys.slice(0, 1)) : [];
      // What is asked for is looked at one by one, and changes in between.
      if (kind === 'feature' && (reads += 1) <= changes) version += 1;
      return {
        lines: toBase64(gzipSync(strToU8(lines.join('')))),
        records: lines.length,
        read: kind === 'feature' ? 1 : keys.length,
      };
    },
    exportIssues: () => ({ issues: [] }),
  };
  return (async (call: string, payload: Asked) => answers[call]?.(payload)) as unknown as ArchiveCall;
}

const exportOf = (call: ArchiveCall, patience = PATIENCE) =>
  exportArchive({
    call,
    of: 'project',
    projectIds: ['1'],
    writeId: 'w',
    patience,
    onProgress: () => undefined,
  });

test('features that change while they are read are read again until they fit together', async () => {
  const { blob, projects } = await exportOf(changing(5));
  const archive = await Archive.open(blob);
  const texts = new Set<string>();
  for await (const line of archive.lines('A/records/feature.jsonl'))
    texts.add((JSON.parse(line) as { body: { text: string } }).body.text);
  expect(texts.size).toBe(1);
  expect(projects[0]?.unsettled).toBeUndefined();
});

test('a feature that is removed while features are read is not in it', async () => {
  const whole = changing(0);
  let looks = 0;
  const call = (async (name: string, payload: Asked) => {
    if (name === 'exportCatalogue' && (looks += 1) > 1) return { features: [['a', '0']] };
    if (looks > 1 && payload.keys?.[0] === 'feature:b')
      return { lines: toBase64(gzipSync(new Uint8Array())), records: 0, read: 1 };
    return (whole as (name: string, payload: Asked) => unknown)(name, payload);
  }) as unknown as ArchiveCall;
  const { projects } = await exportOf(call);
  expect(projects[0]?.counts.feature).toBe(1);
});

test('two projects that are still known by one key lie beside each other', async () => {
  const { blob, projects } = await exportArchive({
    call: changing(0),
    of: 'site',
    projectIds: ['1', '2'],
    writeId: 'w',
    patience: PATIENCE,
    onProgress: () => undefined,
  });
  expect(projects.map(({ key }) => key)).toEqual(['A', 'A_2']);
  const archive = await Archive.open(blob);
  expect(await archive.damage(() => undefined)).toEqual([]);
  const paths = archive.manifest.parts.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('features that never come to rest are named', async () => {
  expect((await exportOf(changing(Infinity))).projects[0]?.unsettled).toEqual(['a', 'b']);
});

test('an export that is cancelled makes nothing', async () => {
  await expect(exportOf(changing(0), { ...PATIENCE, isCancelled: () => true })).rejects.toBeInstanceOf(
    Cancelled,
  );
});

test('who cancels while it waits does not wait', async () => {
  let cancelled = false;
  const patience: Patience = {
    waits: { RateLimited: [600_000] },
    onWait: (seconds) => {
      cancelled ||= seconds !== undefined;
    },
    isCancelled: () => cancelled,
  };
  const limited = () => Promise.reject(new ApiFailure('RateLimited', 'busy'));
  await expect(patiently(limited, patience)).rejects.toBeInstanceOf(Cancelled);
});

test('a call that is limited is made again after a while, which is said; another failure is not', async () => {
  const waited: (number | undefined)[] = [];
  const patience = {
    ...PATIENCE,
    waits: { RateLimited: [1, 1] },
    onWait: (s: number | undefined) => waited.push(s),
  };
  let calls = 0;
  const limited = () => {
    calls += 1;
    return calls < 3 ? Promise.reject(new ApiFailure('RateLimited', 'busy')) : Promise.resolve('there');
  };
  expect(await patiently(limited, patience)).toBe('there');
  expect(waited).toEqual([1, undefined, 1, undefined]);
  await expect(patiently(() => Promise.reject(new ApiFailure('Forbidden', 'no')), patience)).rejects.toThrow(
    'no',
  );
});

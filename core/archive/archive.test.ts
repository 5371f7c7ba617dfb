import fc from 'fast-check';
import { damageOf, type FoundPart } from './damage';
import { partHash } from './hash';
import { issueIdsIn, withIssues } from './issue-ids';
import { lossesOf } from './losses';
import { issueIn, lineOf, valuesOf, type ArchivedRecord } from './lines';
import { ARCHIVE_FORMAT, manifestText, readManifest, type ArchiveManifest } from './manifest';
import { featurePart } from './parts';

const hashed = (bytes: Uint8Array) => {
  const hash = partHash();
  hash.add(bytes);
  return hash.end();
};

const files = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,5})?$/),
  fc.uint8Array({ maxLength: 50 }),
  {
    minKeys: 1,
    maxKeys: 8,
    noNullPrototype: true,
  },
);

const manifestOf = (parts: Record<string, Uint8Array>): ArchiveManifest => ({
  format: ARCHIVE_FORMAT,
  version: 1,
  appVersion: '1.0.0',
  exportedAt: '2026-01-01T00:00:00.000Z',
  site: 'https://one.example',
  of: 'project',
  projects: [{ id: '1', key: 'SHOP', name: 'Shop', counts: { feature: 2 } }],
  parts: Object.entries(parts).map(([path, bytes]) => ({ path, ...hashed(bytes) })),
});

const manifestOfProjects = (...projects: Partial<ArchiveManifest['projects'][number]>[]): string =>
  manifestText({
    ...manifestOf({}),
    projects: projects.map((some) => ({ id: '1', key: 'SHOP', name: 'Shop', counts: {}, ...some })),
  });

const foundIn = (parts: Record<string, Uint8Array>): Map<string, FoundPart> =>
  new Map(Object.entries(parts).map(([path, bytes]) => [path, hashed(bytes)]));

test('a manifest that was written is read, and every part is as it says', () => {
  fc.assert(
    fc.property(files, (parts) => {
      const read = readManifest(manifestText(manifestOf(parts)));
      expect(read).toEqual(manifestOf(parts));
      expect(damageOf(manifestOf(parts), foundIn(parts))).toEqual([]);
    }),
  );
});

test('any byte that is another one, any part that is missing or more, is named', () => {
  fc.assert(
    fc.property(files, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (parts, which, where, by) => {
      const paths = Object.keys(parts);
      const path = paths[which % paths.length] ?? '';
      const manifest = manifestOf(parts);
      const { [path]: bytes = new Uint8Array(), ...without } = parts;
      expect(damageOf(manifest, foundIn(without))).toEqual([{ path, what: 'missing' }]);
      const more = foundIn({ ...parts, 'one/more': bytes });
      if (!('one/more' in parts))
        expect(damageOf(manifest, more)).toEqual([{ path: 'one/more', what: 'unknown' }]);
      const longer = foundIn({ ...parts, [path]: Uint8Array.of(...bytes, 0) });
      expect(damageOf(manifest, longer)).toEqual([{ path, what: 'changed' }]);
      if (!bytes.length) return;
      const at = where % bytes.length;
      const flipped = bytes.with(at, (bytes[at] ?? 0) ^ by);
      expect(damageOf(manifest, foundIn({ ...parts, [path]: flipped }))).toEqual([{ path, what: 'changed' }]);
    }),
  );
});

describe('what an import of a damaged archive goes without', () => {
  const KINDS = ['project', 'feature', 'run', 'run-part'] as const;
  const paths = KINDS.map((kind) => `SHOP/records/${kind}.jsonl`);
  const manifest = {
    ...manifestOf({}),
    parts: [
      ...paths.map((path, n) => ({ path, bytes: 1, sha256: '', records: n + 1 })),
      { path: 'SHOP/features/a.feature', bytes: 1, sha256: '' },
    ],
  };
  const lost = (...damaged: string[]) =>
    lossesOf(
      manifest,
      damaged.map((path) => ({ path, what: 'changed' })),
      KINDS,
    );

  test('is all of a kind, as many as there were', () => {
    expect(lost('SHOP/records/feature.jsonl')).toEqual([{ project: 'SHOP', kind: 'feature', records: 2 }]);
    expect(lost(...paths).map(({ kind }) => kind)).toEqual(KINDS);
  });

  test('is nothing where it is a file that an import does not read, or one that the archive does not name', () => {
    expect(lost('SHOP/features/a.feature', 'README.txt', 'SHOP/records/gone.jsonl')).toEqual([]);
  });

  test('is what a run consists of where the runs are damaged, but no run where its parts are', () => {
    expect(lost('SHOP/records/run.jsonl').map(({ kind }) => kind)).toEqual(['run', 'run-part']);
    expect(lost('SHOP/records/run-part.jsonl').map(({ kind }) => kind)).toEqual(['run-part']);
  });
});

test.each([
  ['', 'not an archive'],
  ['[]', 'not an archive'],
  ['{"format":"zip","version":1}', 'not an archive'],
  [manifestText({ ...manifestOf({}), version: 2 }), 'later version'],
  [manifestText({ ...manifestOf({}), parts: [{ path: 'a' } as never] }), 'not an archive'],
  [manifestText({ ...manifestOf({ a: new Uint8Array() }), exportedAt: 'soon' }), 'not an archive'],
  [manifestOfProjects({ counts: { feature: [] as never } }), 'not an archive'],
  [manifestOfProjects({ counts: { feature: -1 } }), 'not an archive'],
  [manifestOfProjects({ id: '1', key: 'A' }, { id: '1', key: 'B' }), 'not an archive'],
  [manifestOfProjects({ id: '1', key: 'A' }, { id: '2', key: 'A' }), 'not an archive'],
  [manifestText({ ...manifestOf({}), parts: [{ path: 'a', sha256: 'b', bytes: -1 }] }), 'not an archive'],
])('%j is refused', (text, why) => expect(readManifest(text)).toBe(why));

test('records of whatever they are made come back from their lines', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const text = values.map(lineOf).join('');
      expect(text.split('\n')).toHaveLength(values.length + 1);
      expect(JSON.stringify(valuesOf(text))).toBe(JSON.stringify(JSON.parse(JSON.stringify(values))));
    }),
  );
});

test('a text that has line breaks of any kind is one line, to whoever reads it', () => {
  const value = { text: 'a\u0085b\u2028c\u2029d\r\ne\u000bf\u000cg' };
  const line = lineOf(value);
  expect(line.trimEnd().split(/[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/)).toHaveLength(1);
  expect(valuesOf(line)).toEqual([value]);
});

test('a hash of pieces is that of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), (pieces) => {
      const hash = partHash();
      pieces.forEach((piece) => hash.add(piece));
      expect(hash.end()).toEqual(hashed(Uint8Array.from(pieces.flatMap((piece) => [...piece]))));
    }),
  );
});

test('no file of an archive hides another, and endings stay', () => {
  const taken = new Set<string>();
  const paths = ['a.feature', 'a (2).feature', 'b.feature.md', 'a.feature', 'b.feature.md', 'c/a.feature'];
  expect(paths.map((path) => featurePart('SHOP', path, taken))).toEqual([
    'SHOP/features/a.feature',
    'SHOP/features/a (2).feature',
    'SHOP/features/b.feature.md',
    'SHOP/features/a (3).feature',
    'SHOP/features/b (2).feature.md',
    'SHOP/features/c/a.feature',
  ]);
});

test('nor on a disk that does not tell capital letters, or ways to write a letter, apart', () => {
  const taken = new Set<string>();
  const paths = ['A.feature', 'a.feature', 'caf\u00e9.feature', 'cafe\u0301.feature', 'Folder/A.feature'];
  expect(paths.map((path) => featurePart('SHOP', path, taken))).toEqual([
    'SHOP/features/A.feature',
    'SHOP/features/a (2).feature',
    'SHOP/features/caf\u00e9.feature',
    'SHOP/features/cafe\u0301 (2).feature',
    'SHOP/features/Folder/A.feature',
  ]);
});

describe('issues of a record', () => {
  const table = {
    text: 'x',
    scenarios: [
      { id: 'a', issues: ['1', '2'] },
      { id: 'b', issues: [] },
    ],
  };
  const records: [string, ArchivedRecord, string[]][] = [
    ['feature', { key: 'feature:f', body: table }, ['1', '2']],
    ['version', { key: 'version:p:f:v', body: table }, ['1', '2']],
    [
      'gone',
      { key: 'gone:feature:f', body: { feature: { attributes: {}, body: table }, by: 'x' } },
      ['1', '2'],
    ],
    [
      'issue',
      {
        key: 'issue:3',
        body: {
          links: [],
          taken: { from: '4', copied: [] },
          defects: [
            { id: 'd', issueId: '5', at: 1 },
            { id: 'e', at: 2 },
          ],
        },
      },
      ['3', '4', '5'],
    ],
    ['example-map', { key: 'example-map:6', body: { rules: [], questions: [] } }, ['6']],
    ['run', { key: 'run:p:r', body: { parts: 1 } }, []],
  ];

  test.each(records)(
    'of kind %s are found, and nothing changes where they are called the same',
    (kind, record, ids) => {
      expect(issueIdsIn(kind, record)).toEqual(ids);
      expect(JSON.stringify(withIssues(kind, record, (id) => id))).toBe(JSON.stringify(record));
    },
  );

  test('are what they are called elsewhere, and those that are not known are left out', () => {
    const to = (id: string): string | undefined => ({ '1': '100', '3': '300' })[id];
    const [feature, , , story] = records.map(([kind, record]) => withIssues(kind, record, to));
    expect(feature?.body).toMatchObject({ scenarios: [{ issues: ['100'] }, { issues: [] }] });
    expect(story).toEqual({ key: 'issue:300', body: { links: [], defects: [{ id: 'e', at: 2 }] } });
    expect(withIssues('issue', { key: 'issue:9', body: { links: [] } }, to)).toBeUndefined();
    expect(withIssues('example-map', { key: 'example-map:6', body: {} }, to)).toBeUndefined();
    const defects = { key: 'issue:3', body: { links: [], defects: [{ id: 'd', issueId: '5', at: 1 }] } };
    expect(withIssues('issue', defects, to)?.body).toEqual({ links: [] });
    const joined = withIssues('feature', { key: 'feature:f', body: table }, () => '7');
    expect(joined?.body).toMatchObject({ scenarios: [{ issues: ['7'] }, { issues: [] }] });
  });

  test('of what is not of its shape are none', () => {
    for (const body of [
      null,
      5,
      [],
      { scenarios: 1 },
      { scenarios: [null] },
      { scenarios: [{ issues: [{}] }] },
    ])
      expect(issueIdsIn('feature', { key: 'feature:f', body })).toEqual([]);
  });

  test.each([
    ['{"id":"1","key":"SHOP-1"}', { id: '1', key: 'SHOP-1' }],
    ['{"id":"1"}', { id: '1' }],
    ['{"id":"1","key":"../x"}', { id: '1' }],
    ['{"id":"1","key":5}', { id: '1' }],
    ['{"id":1}', undefined],
    ['{"id":"x"}', undefined],
    ['null', undefined],
    ['{', undefined],
  ])('by the line %s', (line, issue) => expect(issueIn(line)).toEqual(issue));
});

import { sortOut, type Candidate } from './collect';

const candidate = (path: string, size = 10): Candidate => ({
  path,
  size,
  read: async () => new Uint8Array(),
});

test('only .feature files count; a leading folder stays', () => {
  const { files, skipped, refused } = sortOut(
    ['specs/a.feature', 'specs/steps.js', 'specs/deep/B.FEATURE', './c.feature', 'README.md'].map((path) =>
      candidate(path),
    ),
  );
  expect(files.map(({ path }) => path)).toEqual(['specs/a.feature', 'specs/deep/B.FEATURE', 'c.feature']);
  expect(skipped).toBe(2);
  expect(refused).toEqual([]);
});

test.each([
  ['/etc/a.feature', /absolute/],
  ['C:\\specs\\a.feature', /absolute/],
  ['specs/../../a.feature', /\.\./],
  ['specs\\..\\a.feature', /\.\./],
  ['a\u0000.feature', /characters/],
])('%j is refused with the reason', (path, reason) => {
  const { files, refused } = sortOut([candidate(path)]);
  expect(files).toEqual([]);
  expect(refused).toEqual([{ path: path.replaceAll('\\', '/'), reason: expect.stringMatching(reason) }]);
});

test('a zip of Windows has the same paths, what macOS adds is left out', () => {
  const { files, skipped } = sortOut(
    ['specs\\a.feature', '__MACOSX/specs/._a.feature', 'specs/._b.feature'].map((path) => candidate(path)),
  );
  expect(files.map(({ path }) => path)).toEqual(['specs/a.feature']);
  expect(skipped).toBe(2);
});

test('the same path twice and a file of many megabytes are refused', () => {
  const { files, refused } = sortOut([
    candidate('a.feature'),
    candidate('./a.feature'),
    candidate('b.feature', 50_000_000),
  ]);
  expect(files).toHaveLength(1);
  expect(refused.map(({ path }) => path)).toEqual(['./a.feature', 'b.feature']);
});

test('a path is kept with its accents as one character each; what differs only so is refused, and says why', () => {
  const [composed, apart] = ['caf\u00e9/a.feature', 'cafe\u0301/a.feature'];
  expect(sortOut([candidate(apart)]).files.map(({ path }) => path)).toEqual([composed]);
  const { files, refused } = sortOut([candidate(composed), candidate(apart), candidate(composed)]);
  expect(files.map(({ path }) => path)).toEqual([composed]);
  expect(refused).toEqual([
    { path: apart, reason: expect.stringMatching(/accents/) },
    { path: composed, reason: expect.stringMatching(/^Another file with this path/) },
  ]);
});

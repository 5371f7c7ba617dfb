import { namedContents, runParts } from './named-contents';

const saves = [{ version: 'v2', file: 'f2' }, { version: 'v1' }];

test('a feature names the texts it had, with the files they were merged from, and its pages of older saves', () => {
  expect(namedContents('feature', '7', { key: 'feature:a', body: { saves, olderSaves: 2 } })).toEqual({
    versions: ['version:7:a:v2', 'version:7:a:f2', 'version:7:a:v1'],
    saves: ['saves:7:a:0', 'saves:7:a:1'],
  });
});

test('of pages those that are left', () => {
  const body = { saves: [], olderSaves: 3, pages: [2] };
  expect(namedContents('feature', '7', { key: 'feature:a', body }).saves).toEqual(['saves:7:a:2']);
});

test('a removed feature names the same, and a page of saves its own texts', () => {
  const gone = { key: 'gone:feature:a', body: { feature: { body: { saves, olderSaves: 1 } } } };
  expect(namedContents('gone', '7', gone).saves).toEqual(['saves:7:a:0']);
  expect(namedContents('gone', '7', { key: 'gone:feature:a', body: {} })).toEqual({
    versions: [],
    saves: [],
  });
  expect(namedContents('saves', '7', { key: 'saves:7:a:0', body: [{ version: 'v0' }] })).toEqual({
    versions: ['version:7:a:v0'],
    saves: [],
  });
});

test('a run has the parts that it says', () => {
  expect(runParts({ key: 'run:7:r', body: { parts: 2 } })).toEqual(['run-part:7:r:0', 'run-part:7:r:1']);
});

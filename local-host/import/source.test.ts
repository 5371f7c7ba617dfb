import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { readSource } from './source';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'source-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const text = (of: string): Uint8Array => new Uint8Array(Buffer.from(of));

test('every feature file below a folder, by paths that lead down from it', () => {
  mkdirSync(join(root, 'web shop/deep/er'), { recursive: true });
  const write = (path: string, content = ''): void => writeFileSync(join(root, 'web shop', path), content);
  write('b.feature', 'Feature: B');
  write('deep/er/Größe.feature', 'Feature: G');
  write('deep/steps.ts');
  write('a.feature.bak');
  mkdirSync(join(root, 'web shop/folder.feature'));
  symlinkSync(root, join(root, 'web shop/round'));
  expect(readSource(join(root, 'web shop'))).toEqual({
    name: 'web shop',
    files: [
      { path: 'b.feature', bytes: text('Feature: B') },
      { path: 'deep/er/Größe.feature', bytes: text('Feature: G') },
    ],
  });
});

test('those of an archive, whatever its paths begin with', () => {
  const file = join(root, 'export.zip');
  const bytes = text('Feature: A');
  writeFileSync(file, zipSync({ './a.feature': bytes, '/c\\d.feature': bytes, 'e/f.txt': bytes }));
  expect(readSource(file)).toEqual({
    name: 'export',
    files: [
      { path: 'a.feature', bytes },
      { path: 'c/d.feature', bytes },
    ],
  });
});

test.each([
  ['nowhere', 'does not exist'],
  ['empty', 'no *.feature file'],
  ['notes.txt', 'neither a folder nor a .zip file'],
  ['broken.zip', 'invalid zip'],
])('%s is refused', (name, message) => {
  mkdirSync(join(root, 'empty'));
  writeFileSync(join(root, 'notes.txt'), 'x');
  writeFileSync(join(root, 'broken.zip'), 'x');
  expect(() => readSource(join(root, name))).toThrow(message);
});

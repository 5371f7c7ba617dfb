import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from './fingerprint';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/deep/a.ts'), 'a');
});
afterEach(() => rmSync(root, { recursive: true }));

const inputs = ['src', 'manifest.yml'];

test('it changes with content, names and files that come', () => {
  const seen = [fingerprint(root, inputs)];
  writeFileSync(join(root, 'src/deep/a.ts'), 'b');
  seen.push(fingerprint(root, inputs));
  writeFileSync(join(root, 'src/b.ts'), '');
  seen.push(fingerprint(root, inputs));
  writeFileSync(join(root, 'manifest.yml'), 'app:');
  seen.push(fingerprint(root, inputs));
  expect(new Set(seen).size).toBe(4);
});

test('what is built or installed does not count', () => {
  const before = fingerprint(root, inputs);
  for (const folder of ['node_modules', 'dist']) {
    mkdirSync(join(root, 'src', folder));
    writeFileSync(join(root, 'src', folder, 'x.js'), 'x');
  }
  expect(fingerprint(root, inputs)).toBe(before);
});

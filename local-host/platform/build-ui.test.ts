import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorkspace } from './build-ui';

const root = mkdtempSync(join(tmpdir(), 'workspace-'));
const build = (): Promise<void> => buildWorkspace(root, 'ui', ['ui/src'], 'ui/out.txt');
const built = (): string => readFileSync(join(root, 'ui/out.txt'), 'utf8');

beforeAll(() => {
  const command = `node -e "fs.appendFileSync('out.txt', process.env.NODE_ENV + ' ')"`;
  mkdirSync(join(root, 'ui/src'), { recursive: true });
  mkdirSync(join(root, '.build'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'root', workspaces: ['ui'] }));
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'ui/package.json'), JSON.stringify({ name: 'ui', scripts: { build: command } }));
  writeFileSync(join(root, 'ui/src/index.ts'), '1');
});
afterAll(() => rmSync(root, { recursive: true }));

test('a workspace is built for production, once, and again when it changed', async () => {
  expect(process.env.NODE_ENV).toBe('test');
  await Promise.all([build(), build()]);
  expect(built()).toBe('production ');
  writeFileSync(join(root, 'ui/src/index.ts'), '2');
  await build();
  expect(built()).toBe('production production ');
});

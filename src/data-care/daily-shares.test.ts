import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { DAILY_MS, leftAfter, shareOfDay } from './daily-shares';

interface Manifest {
  modules: { function: { key: string; timeoutSeconds?: number }[] };
}

const manifest = parse(readFileSync(join(__dirname, '../../manifest.yml'), 'utf8')) as Manifest;
const lives = manifest.modules.function.find(({ key }) => key === 'retention-trigger')?.timeoutSeconds ?? 0;

test('all pieces of the daily work together take as long as its trigger lives', () => {
  expect(DAILY_MS).toBe(lives * 1000);
});

test('a piece has its turn though all before it took their whole share', () => {
  const whole = (...pieces: Parameters<typeof shareOfDay>[0][]) =>
    pieces.reduce((total, piece) => total + shareOfDay(piece), 0);
  const left = DAILY_MS - whole('beginning', 'removed projects', 'backups');
  expect(left - leftAfter('sweep')).toBe(shareOfDay('sweep'));
  expect(left - shareOfDay('sweep') - leftAfter('accounts')).toBe(shareOfDay('accounts'));
  expect(leftAfter('end')).toBe(0);
});

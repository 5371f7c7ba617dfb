import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHostLog, type HostLog } from './host-log';

let folder: string;
let log: HostLog;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  log = openHostLog(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The lines without their times. */
const lines = (): string[] =>
  readFileSync(join(folder, 'app.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^\d{4}-\d\d-\d\dT\S+Z /, ''));

test('each line says whose it is, those of a text of several lines too', () => {
  log.invocation({ installation: 'first', moduleKey: 'panel' })(
    'error',
    'Error: no\n    at one\r\n    at two',
  );
  log.invocation({ installation: 'other', moduleKey: 'panel' })('log', 'yes');
  log.note('set refused', 'other');
  log.note('of nobody');
  expect(lines()).toEqual([
    'first panel error Error: no',
    'first panel error     at one',
    'first panel error     at two',
    'other panel log yes',
    'other host info set refused',
    '- host info of nobody',
  ]);
});

test('an invocation that may run longer may print more', () => {
  const print = log.invocation({ installation: 'first', moduleKey: 'panel' }, 61_000);
  for (let line = 0; line < 250; line += 1) print('log', `line ${line}`);
  expect(lines()).toHaveLength(201);
  expect(lines().at(-1)).toContain('drops the rest');
});

test('one invocation that prints too much does not silence another', () => {
  const [loud, quiet] = ['first', 'other'].map((installation) =>
    log.invocation({ installation, moduleKey: 'panel' }),
  );
  for (let line = 0; line < 200; line += 1) loud?.('log', `line ${line}`);
  quiet?.('log', 'still here');
  expect(lines()).toHaveLength(102);
  expect(lines().at(-1)).toBe('other panel log still here');
});

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from './random';

const SERVE = join(__dirname, '../test-app/serve.ts');
let dataDir: string;
let running: ChildProcess | undefined;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'durability-'));
});
afterEach(() => kill());
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the host on the same data; answers its URL once it serves. */
function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', SERVE, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}`)));
  });
}

function kill(): Promise<void> {
  const child = running;
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function json<T>(url: string, body?: object): Promise<T> {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
}

const invoke = (url: string, functionKey: string, payload: object): Promise<{ result: unknown }> =>
  json(`${url}/_local/invoke`, { user: 'paul', module: 'panel', functionKey, payload });

test('what was acknowledged is there after kill -9 in the midst of writes, queued events included', async () => {
  const random = seededRandom(7);
  const acknowledged: string[] = [];
  let inFlight = 0;
  for (let round = 0; round < 3; round += 1) {
    const url = await start();
    const { hook } = await json<{ hook: string }>(`${url}/_local/webtriggers`);
    await invoke(url, 'push', { events: [{ body: { key: `event-${round}` }, delayInSeconds: 900 }] });
    const enough = acknowledged.length + 5 + Math.floor(random() * 40);
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; ; at += 1) {
        const key = `r${round}-w${writer}-${at}`;
        await fetch(`${hook}/set/${key}`, { method: 'POST', body: key });
        acknowledged.push(key);
      }
    }).map((writing) => writing.catch(() => undefined));
    while (acknowledged.length < enough) {
      const meter = await json<{ kvs: { inFlight: number } }>(`${url}/_local/meter`);
      inFlight = Math.max(inFlight, meter.kvs.inFlight);
    }
    await kill();
    await Promise.all(writers);
  }

  const url = await start();
  const { dump } = await json<{
    dump: { kvs: { key: string; value: string }[]; queue: { body: { key: string } }[] };
  }>(`${url}/_local/storage?dump=1`);
  const stored = new Map(dump.kvs.map(({ key, value }) => [key, value]));
  expect(acknowledged.filter((key) => stored.get(key) !== key)).toEqual([]);
  expect(dump.queue.map(({ body }) => body.key)).toEqual(['event-0', 'event-1', 'event-2']);
  expect(inFlight).toBeGreaterThan(0);
}, 120_000);

test('no process of the app outlives a host that was killed, neither one in an endless loop nor one that stands still', async () => {
  const url = await start();
  const pidOf = async (): Promise<number> => ((await invoke(url, 'echo', {})).result as { pid: number }).pid;
  const first = await pidOf();
  const spinning = invoke(url, 'spin', {}).catch(() => undefined);
  // Answered by a second process: the first one is in its loop by now.
  const second = await pidOf();
  await kill();
  await spinning;
  const lives = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (lives(first) || lives(second)) await new Promise(setImmediate);
}, 60_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../contract';
import { LIMITS } from '../../limits';
import { openStore, type Store } from '../../store';
import { createMeter } from '../meter';
import { openKvs, type Kvs } from '.';

const manifest: Manifest = {
  app: { id: 'app', runtime: { name: 'nodejs22.x' } },
  modules: {},
  resources: [],
  permissions: { scopes: ['storage:app'] },
};

let folder: string;
let store: Store;
let kvs: Kvs;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quotas-'));
  store = openStore(folder);
  const clock = { now: () => Date.now(), offset: () => 0 };
  kvs = await openKvs({ store, clock, meter: createMeter(), manifest, quotaTime: () => 0 });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function status(installation: string, path: string, body: object): Promise<number> {
  const request = { method: 'POST', path: `/api/v1/${path}`, headers: {}, body: JSON.stringify(body) };
  return (await kvs.handle(installation, request)).status;
}

test('an installation has its rates for itself, and new ones once it is emptied', async () => {
  const { value } = LIMITS.kvs.requestRate;
  const key = 'nobody';
  for (let at = 0; at < value; at += 1) expect(await status('heavy', 'get', { key })).toBe(404);
  expect([await status('heavy', 'get', { key }), await status('light', 'get', { key })]).toEqual([429, 404]);
  await kvs.clear('heavy');
  expect(await status('heavy', 'get', { key })).toBe(404);
});

test('so has each of its keys', async () => {
  const write = (installation: string): Promise<number> =>
    status(installation, 'set', { key: 'hot', value: 'x'.repeat(LIMITS.kvs.keyWriteRate.value / 8) });
  for (let at = 0; at < 7; at += 1) expect(await write('heavy')).toBe(200);
  expect([await write('heavy'), await write('light')]).toEqual([429, 200]);
  await kvs.clear('heavy');
  expect(await write('heavy')).toBe(200);
});

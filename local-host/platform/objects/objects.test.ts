import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { startTestHost, type TestHost } from '../../test-app/start';
import { createChecksum, type ChecksumType } from './checksum';

let host: TestHost;

beforeAll(async () => {
  host = await startTestHost();
}, 60_000);
afterAll(() => host.end());

const sum = (type: ChecksumType, text: string): string => {
  const checksum = createChecksum(type);
  checksum.update(Buffer.from(text));
  return checksum.digest();
};
const announce = (key: string, text: string, type: ChecksumType = 'SHA256', more: object = {}): object => ({
  key,
  length: Buffer.byteLength(text),
  checksum: sum(type, text),
  checksumType: type,
  ...more,
});
const uploadUrl = async (body: object): Promise<string> =>
  (await host.invoke<{ url: string }>('uploadUrl', { body, open: true })).url;
const downloadUrl = async (key: string): Promise<string | undefined> =>
  (await host.invoke<{ url: string } | null>('downloadUrl', { key, open: true }))?.url;
const put = (url: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'PUT', body, headers });

async function store(key: string, text: string, more: object = {}): Promise<string> {
  expect((await put(await uploadUrl(announce(key, text, 'SHA256', more)), text)).status).toBe(200);
  return (await downloadUrl(key)) ?? '';
}

test('the app itself uploads and downloads through its egress filter', async () => {
  const round = await host.invoke('roundTrip', { body: announce('inside', 'häuser'), text: 'häuser' });
  expect(round).toEqual({ put: 200, got: 'häuser' });
});

test.each<ChecksumType>(['SHA1', 'SHA256', 'CRC32', 'CRC32C'])('length and %s are checked', async (type) => {
  const url = await uploadUrl(announce(`sum-${type}`, 'right', type));
  expect((await put(url, 'wrong')).status).toBe(400);
  expect((await put(url, 'rightly')).status).toBe(400);
  expect((await put(url, 'righ')).status).toBe(400);
  expect(await downloadUrl(`sum-${type}`)).toBeUndefined();
  expect((await put(url, 'right')).status).toBe(200);
  expect(await (await fetch((await downloadUrl(`sum-${type}`)) ?? '')).text()).toBe('right');
});

test('a request with credentials of its own is refused, on another origin than the web trigger', async () => {
  const url = await store('signed', 'text');
  expect(new URL(url).origin).not.toBe(new URL(host.hook).origin);
  expect((await fetch(url, { headers: { authorization: 'Basic eDp5' } })).status).toBe(400);
  expect((await fetch(url)).status).toBe(200);
});

test('presigned URLs are served under loopback names only', async () => {
  const url = await uploadUrl(announce('named', 'text'));
  const status = await new Promise((resolve, reject) => {
    request(url, { method: 'PUT', headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode))
      .on('error', reject)
      .end('text');
  });
  expect(status).toBe(403);
});

test('URLs that are not public work for the app only', async () => {
  await store('closed', 'text');
  const { url } = await host.invoke<{ url: string }>('downloadUrl', { key: 'closed' });
  expect((await fetch(url)).status).toBe(403);
});

test('an object lives as long as it was given', async () => {
  await store('short', 'text', { ttlSeconds: 60 });
  await host.local('POST', 'clock', { advance: '59s' });
  expect(await downloadUrl('short')).toBeDefined();
  await host.local('POST', 'clock', { advance: '1m' });
  expect(await downloadUrl('short')).toBeUndefined();
  await host.local('POST', 'clock', {});
});

test('a range of an object', async () => {
  const url = await store('ranged', '0123456789');
  const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 2-4/10',
    '234',
  ]);
  expect((await fetch(url, { headers: { range: 'bytes=20-' } })).status).toBe(416);
});

test('an object is kept or replaced, described and deleted with its bytes', async () => {
  await store('kept', 'first');
  expect(
    (await put(await uploadUrl(announce('kept', 'other', 'SHA256', { overwrite: false })), 'other')).status,
  ).toBe(412);
  await store('kept', 'second');
  expect(await host.invoke('objectMetadata', { key: 'kept' })).toMatchObject({
    size: 6,
    checksum: sum('SHA256', 'second'),
  });
  const files = (): number => readdirSync(join(host.dataDir, 'objects')).length;
  const before = files();
  await host.invoke('objectDelete', { key: 'kept' });
  expect(files()).toBe(before - 1);
  expect(await host.invoke('objectMetadata', { key: 'kept' })).toBeNull();
});

test('the storage control lists objects and URLs for uploads still open', async () => {
  const url = await uploadUrl(announce('pending', 'text'));
  const { dump } = await host.local<{ dump: { openUploads: string[] } }>('GET', 'storage?dump=1');
  expect(dump.openUploads).toContain(url);
});

test("the app's own transfers meet faults of the store, those of others do not", async () => {
  const body = announce('faulty', 'text');
  const trip = () => host.invoke<{ put: number; got: string }>('roundTrip', { body, text: 'text' });
  const rule = (kind: string, path: string) =>
    host.local('POST', 'faults', { target: 'os', rate: 1, kind, path });
  try {
    expect((await trip()).put).toBe(200);
    await rule('500', 'presigned-upload');
    expect((await trip()).put).toBe(500);
    await host.local('DELETE', 'faults');
    await rule('reset-after-write', 'presigned-upload');
    await expect(trip()).rejects.toThrow('fetch failed');
    // It was carried out all the same, and who is not the app reads it.
    await rule('500', 'presigned-download');
    expect(await (await fetch((await downloadUrl('faulty')) ?? '')).text()).toBe('text');
    const { injected } = await host.local<{ injected: { os: object } }>('GET', 'faults');
    expect(injected.os).toEqual({ 500: expect.any(Number) as number, 'reset-after-write': 1 });
  } finally {
    await host.local('DELETE', 'faults');
  }
});

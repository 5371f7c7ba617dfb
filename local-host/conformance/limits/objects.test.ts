import { DAY, LIMITS, MINUTE } from '../../limits';
import { createChecksum } from '../../platform/objects/checksum';
import { refusedBy, tryRows, type Trial } from './try-rows';

const limits = LIMITS.objects;

const checksumOf = (text: string): string => {
  const checksum = createChecksum('SHA256');
  checksum.update(Buffer.from(text));
  return checksum.digest();
};
const announce = (key: string, more: object = {}): object => ({
  key,
  length: 4,
  checksum: checksumOf('text'),
  checksumType: 'SHA256',
  ...more,
});

/** The outcome of asking for an upload URL. */
const ask = ({ host }: Trial, body: object): Promise<{ ok?: { url: string } }> =>
  host.invoke('attempt', { functionKey: 'uploadUrl', payload: { body, open: true } });
const refusal = (row: Parameters<typeof refusedBy>[0]) => expect.objectContaining(refusedBy(row)) as object;

async function store(trial: Trial, key: string): Promise<void> {
  const { ok } = await ask(trial, announce(key));
  expect((await fetch(ok?.url ?? '', { method: 'PUT', body: 'text' })).status).toBe(200);
}
const downloadUrl = async ({ host }: Trial, key: string): Promise<string | undefined> =>
  (await host.invoke<{ url: string } | null>('downloadUrl', { key, open: true }))?.url;

/** Makes a call many times, and shows how the next is refused: to the app, and on the wire. */
async function fills(
  trial: Trial,
  functionKey: string,
  path: string,
  { value, over }: (typeof limits)['requestRate'],
): Promise<void> {
  const repeat = (times: number): Promise<object> =>
    trial.host.invoke('repeat', { functionKey, payload: { key: 'nobody' }, times }, { module: 'long-panel' });
  expect(await repeat(value)).toEqual({ ok: value });
  expect(await repeat(1)).toEqual({ RATE_LIMIT_EXCEEDED: 1 });
  const request = { method: 'POST', path: `api/v1/${path}`, headers: {}, body: '{"key":"nobody"}' };
  const answer = await trial.host.platform.objects.handle('first', request);
  expect({ status: answer.status, ...(JSON.parse(answer.body) as object) }).toEqual(refusal({ over }));
}

tryRows('objects', {
  async requestBytes(trial) {
    const { value } = limits.requestBytes;
    const empty = JSON.stringify(announce('full', { checksum: '' }));
    const full = announce('full', { checksum: 'x'.repeat(value - Buffer.byteLength(empty)) });
    expect(await ask(trial, full)).toHaveProperty('ok');
    const over = announce('full+', { checksum: 'x'.repeat(value - Buffer.byteLength(empty)) });
    expect(await ask(trial, over)).toEqual(refusal(limits.requestBytes));
  },
  async keyLength(trial) {
    const key = 'x'.repeat(limits.keyLength.value);
    expect(await ask(trial, announce(key))).toHaveProperty('ok');
    expect(await ask(trial, announce(`${key}x`))).toEqual(refusal(limits.keyLength));
  },
  async objectBytes(trial) {
    const { value } = limits.objectBytes;
    expect(await ask(trial, announce('huge', { length: value }))).toHaveProperty('ok');
    expect(await ask(trial, announce('huge', { length: value + 1 }))).toEqual(refusal(limits.objectBytes));
  },
  async urlLifetime(trial) {
    const minutes = limits.urlLifetime.value / MINUTE;
    await store(trial, 'short');
    const url = (await downloadUrl(trial, 'short')) ?? '';
    await trial.host.local('POST', 'clock', { advance: `${minutes - 1}m` });
    expect((await fetch(url)).status).toBe(200);
    await trial.host.local('POST', 'clock', { advance: '1m' });
    expect((await fetch(url)).status).toBe(limits.urlLifetime.over.status);
    await trial.host.local('POST', 'clock', {});
  },
  async defaultTtl(trial) {
    const days = limits.defaultTtl.value / DAY;
    await store(trial, 'long');
    await trial.host.local('POST', 'clock', { advance: `${days - 1}d` });
    expect(await downloadUrl(trial, 'long')).toBeDefined();
    await trial.host.local('POST', 'clock', { advance: '1d' });
    expect(await downloadUrl(trial, 'long')).toBeUndefined();
    await trial.host.local('POST', 'clock', {});
  },
  requestRate: (trial) => fills(trial, 'objectMetadata', 'metadata', limits.requestRate),
  async urlRate(trial) {
    await fills(trial, 'downloadUrl', 'download-url', limits.urlRate);
    expect(await trial.host.invoke('objectMetadata', { key: 'nobody' })).toBeNull();
  },
});

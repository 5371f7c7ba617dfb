import { createHash } from 'node:crypto';
import type * as ObjectStore from '@forge/object-store';
import { attempt, failureOf, type Cases } from './case';

const announced = (key: string, text: string) => ({
  key,
  length: Buffer.byteLength(text),
  checksum: createHash('sha256').update(text).digest('base64'),
  checksumType: 'SHA256' as const,
});

const put = async (url: string | undefined, text: string): Promise<number> =>
  (await fetch(url ?? '', { method: 'PUT', body: text })).status;
const textOf = async (url: string | undefined): Promise<string> => (await fetch(url ?? '')).text();

export const objectCases: Cases<'@forge/object-store', typeof ObjectStore> = {
  async 'an object, up and down'({ objectStore }) {
    const upload = await objectStore.createUploadUrl({
      ...announced('inside', 'bytes'),
      overwrite: true,
      ttlSeconds: 60,
    });
    const stored = await put(upload?.url, 'bytes');
    const described = await objectStore.get('inside');
    const text = await textOf((await objectStore.createDownloadUrl('inside'))?.url);
    await objectStore.delete('inside');
    const gone = (await objectStore.get('inside')) === undefined;
    return {
      stored,
      described,
      text,
      gone,
      byNetwork: await failureOf(() => objectStore.get('inside', { cdn: true })),
    };
  },
  async 'an object, by URLs for everybody'({ objectStore }) {
    const upload = await objectStore.createPublicUploadUrl(announced('open', 'bytes'));
    const stored = await put(upload?.url, 'bytes');
    const download = await objectStore.createPublicDownloadUrl('open');
    return { stored, url: download?.url, text: await textOf(download?.url) };
  },
  'URLs of the content network': ({ objectStore }) => attempt(() => objectStore.createCDNUrl('inside')),
};

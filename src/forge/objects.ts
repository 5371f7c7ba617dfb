import { createHash } from 'node:crypto';
import { objectStore } from '@forge/object-store';

/**
 * Stores `bytes` under `key` for `ttlSeconds` and answers a public URL that downloads them.
 * The bytes travel by plain fetch of a presigned URL, as Object Store wants it.
 * Throws when the store refuses.
 */
export async function publishObject(key: string, bytes: Uint8Array, ttlSeconds: number): Promise<string> {
  const checksum = createHash('sha256').update(bytes).digest('base64');
  const upload = await objectStore.createUploadUrl({
    key,
    length: bytes.byteLength,
    checksum,
    checksumType: 'SHA256',
    ttlSeconds,
    overwrite: true,
  });
  if (!upload) throw new Error('Object Store gave no upload URL');
  const answer = await fetch(upload.url, { method: 'PUT', body: bytes });
  if (!answer.ok) throw new Error(`Object Store refused an upload: ${answer.status}`);
  const download = await objectStore.createPublicDownloadUrl(key);
  if (!download) throw new Error('Object Store gave no download URL');
  return download.url;
}

/** Deletes an object; one that is not there is deleted already. Throws when the store refuses. */
export async function deleteObject(key: string): Promise<void> {
  await objectStore.delete(key);
}

/** How long a presigned URL works. Source: Forge's Object Store. */
export const URL_SECONDS = 60 * 60;

import { createHash } from 'node:crypto';
import { objectStore } from '@forge/object-store';
import { again, failureOfStatus, Limited, REQUESTS, responseOf, type Failure } from './again';

/** The client has a status in its errors, and exports no class of theirs; `Retry-After` it keeps to itself. */
function failureOf(error: unknown): Failure {
  const { responseDetails } = error as { responseDetails?: { status?: number } };
  return responseDetails?.status === undefined ? { kind: 'lost' } : failureOfStatus(responseDetails.status);
}

/** Asks for a URL or a deletion: doing that twice is harmless. */
async function asked<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await again(request, failureOf, { harmless: true });
  } catch (error) {
    throw failureOf(error).kind === 'limited' ? new Limited(error) : error;
  }
}

/** Bytes take their time. */
const BYTES_MS = 20_000;

/** Most requests of `storeObject`: a URL, the upload. */
export const STORE_REQUESTS = 2 * REQUESTS;

/**
 * Stores `bytes` under `key` for `ttlSeconds`.
 * They travel by plain fetch of a presigned URL, as Object Store wants it, and overwrite, so that an upload whose
 * answer was lost is repeated. At most `STORE_REQUESTS`. Throws when the store refuses, `Limited` when it asks to wait.
 */
export async function storeObject(key: string, bytes: Uint8Array, ttlSeconds: number): Promise<void> {
  const checksum = createHash('sha256').update(bytes).digest('base64');
  const upload = await asked(() =>
    objectStore.createUploadUrl({
      key,
      length: bytes.byteLength,
      checksum,
      checksumType: 'SHA256',
      ttlSeconds,
      overwrite: true,
    }),
  );
  if (!upload) throw new Error('Object Store gave no upload URL');
  const put = () => fetch(upload.url, { method: 'PUT', body: bytes });
  const answer = await responseOf(put, { harmless: true, answerMs: BYTES_MS });
  if (answer.status === 429) throw new Limited(answer.status);
  if (!answer.ok) throw new Error(`Object Store refused an upload: ${answer.status}`);
}

/** A URL that downloads an object for whoever has it; `undefined` where there is no such object. Throws as `storeObject` does. */
export async function publicUrlOf(key: string): Promise<string | undefined> {
  return (await asked(() => objectStore.createPublicDownloadUrl(key)))?.url;
}

/** The bytes of an object; `undefined` where there is no such object. Throws as `storeObject` does. */
export async function readObject(key: string): Promise<Uint8Array | undefined> {
  const download = await asked(() => objectStore.createDownloadUrl(key));
  if (!download) return undefined;
  const answer = await responseOf(() => fetch(download.url), { harmless: true, answerMs: BYTES_MS });
  if (answer.status === 429) throw new Limited(answer.status);
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}

/** Deletes an object; one that is not there is deleted already. Throws when the store refuses. */
export async function deleteObject(key: string): Promise<void> {
  await asked(() => objectStore.delete(key));
}

/** How long a presigned URL works. Source: Forge's Object Store. */
export const URL_SECONDS = 60 * 60;

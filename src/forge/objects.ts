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
const UPLOAD_MS = 20_000;

/** Most requests of `publishObject`: a URL, the upload, another URL. */
export const PUBLISH_REQUESTS = 3 * REQUESTS;

/**
 * Stores `bytes` under `key` for `ttlSeconds` and answers a public URL that downloads them.
 * The bytes travel by plain fetch of a presigned URL, as Object Store wants it; they overwrite, so that an upload whose
 * answer was lost is repeated. At most `PUBLISH_REQUESTS`. Throws when the store refuses, `Limited` when it asks to wait.
 */
export async function publishObject(key: string, bytes: Uint8Array, ttlSeconds: number): Promise<string> {
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
  const answer = await responseOf(put, { harmless: true, answerMs: UPLOAD_MS });
  if (answer.status === 429) throw new Limited(answer.status);
  if (!answer.ok) throw new Error(`Object Store refused an upload: ${answer.status}`);
  const download = await asked(() => objectStore.createPublicDownloadUrl(key));
  if (!download) throw new Error('Object Store gave no download URL');
  return download.url;
}

/** Deletes an object; one that is not there is deleted already. Throws when the store refuses. */
export async function deleteObject(key: string): Promise<void> {
  await asked(() => objectStore.delete(key));
}

/** How long a presigned URL works. Source: Forge's Object Store. */
export const URL_SECONDS = 60 * 60;

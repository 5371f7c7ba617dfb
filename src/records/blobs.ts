import { URL_SECONDS } from '../forge/objects';
import { changeAnew } from './change';
import * as refs from './refs';

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Registers an object before an upload URL is issued for it: Object Store cannot list what it holds, and whoever has
 * the URL may use it until it expires. The record outlives the object, which lives `ttlSeconds` from its upload.
 */
export const registerBlob = (
  projectId: string,
  objectKey: string,
  ttlSeconds: number,
  now: number,
): Promise<void> =>
  changeAnew(now, async (records) => {
    await records.read([refs.blob(objectKey)]);
    records.put(
      refs.blob(objectKey),
      { objectKey },
      { projectId, ttlSeconds: URL_SECONDS + ttlSeconds + DAY_SECONDS },
    );
  });

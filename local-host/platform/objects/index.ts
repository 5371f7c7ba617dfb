import { z } from 'zod';
import type { Manifest, WireRequest, WireResponse } from '../../contract';
import { LIMITS, type Answer } from '../../limits';
import { createRateLimit, type QuotaTime, type RateLimit } from '../../rate-limit';
import { modulesOf } from '../manifest';
import type { Meter } from '../meter';
import { json, notModelled, refusal } from '../wire';
import { CHECKSUM_TYPES } from './checksum';
import { urlExpiry, type ObjectRecords, type PresignedUrl } from './records';

/** Forge's Object Store as `@forge/object-store` calls it. Bytes travel by presigned URLs, see `listener.ts`. */
export interface Objects {
  handle(installation: string, request: WireRequest): Promise<WireResponse>;
  /** Upload URLs that still work. */
  openUploads(installation: string): string[];
  records: ObjectRecords;
  /** Empties an installation, whose quotas are then those of a new one. */
  clear(installation: string): Promise<void>;
}

const key = z.string().min(1).max(LIMITS.objects.keyLength.value);
const named = z.strictObject({ key });
const upload = z.strictObject({
  key,
  length: z.number().int().min(0).max(LIMITS.objects.objectBytes.value),
  checksum: z.string().min(1),
  checksumType: z.enum(CHECKSUM_TYPES),
  ttlSeconds: z.number().positive().optional(),
  overwrite: z.boolean().optional(),
});

interface Deps {
  records: ObjectRecords;
  manifest: Manifest;
  meter: Meter;
  /** Origin of the listener that serves presigned URLs. */
  origin: () => string;
  quotaTime?: QuotaTime | undefined;
}

const beyond = ({ over }: { over: Answer }, message: string): WireResponse =>
  refusal(over.status, over.code, message);

export function createObjects({ records, manifest, meter, origin, quotaTime }: Deps): Objects {
  const { requestBytes, requestRate, urlRate, defaultTtl, objectBytes } = LIMITS.objects;
  /** A key that is too long and an object that is too large are refused as whatever else is not understood. */
  const notUnderstood = (message: string): WireResponse => beyond(objectBytes, message);
  const requests = createRateLimit(requestRate, quotaTime);
  const urls = createRateLimit(urlRate, quotaTime);
  const takes = (installation: string, rate: RateLimit): boolean => {
    if (!rate.open(installation)) return false;
    rate.add(installation, 1);
    return true;
  };
  const enabled = modulesOf(manifest, 'objectStore').length > 0;
  const addressOf = (url: Pick<PresignedUrl, 'public'>, token: string): string =>
    `${origin()}/${url.public ? 'public' : 'inside'}/${token}`;
  const presigned = async (url: PresignedUrl): Promise<WireResponse> =>
    json(200, { url: addressOf(url, await records.presign(url)) });

  async function uploadUrl(installation: string, body: unknown, open: boolean): Promise<WireResponse> {
    const { key: name, ttlSeconds, overwrite = true, length, checksum, checksumType } = upload.parse(body);
    const ttl = ttlSeconds === undefined ? defaultTtl.value : ttlSeconds * 1000;
    return presigned({
      installation,
      key: name,
      public: open,
      expireAt: urlExpiry(records.now()),
      upload: { length, checksum, checksumType, ttl, overwrite },
    });
  }

  async function downloadUrl(installation: string, body: unknown, open: boolean): Promise<WireResponse> {
    const { key: name } = named.parse(body);
    if (!records.get(installation, name)) return refusal(404, 'NOT_FOUND', 'The object does not exist');
    return presigned({ installation, key: name, public: open, expireAt: urlExpiry(records.now()) });
  }

  const operations: Record<string, (installation: string, body: unknown) => Promise<WireResponse>> = {
    'upload-url': (installation, body) => uploadUrl(installation, body, false),
    'public-upload-url': (installation, body) => uploadUrl(installation, body, true),
    'download-url': (installation, body) => downloadUrl(installation, body, false),
    'public-download-url': (installation, body) => downloadUrl(installation, body, true),
    async metadata(installation, body) {
      const object = records.get(installation, named.parse(body).key);
      if (!object) return refusal(404, 'NOT_FOUND', 'The object does not exist');
      const { key: name, checksum, size, createdAt, contentType } = object;
      return json(200, {
        key: name,
        checksum,
        size,
        createdAt: new Date(createdAt).toISOString(),
        contentType,
      });
    },
    async delete(installation, body) {
      await records.remove(installation, named.parse(body).key);
      return json(204);
    },
  };

  return {
    records,
    openUploads: (installation) =>
      records.openUploads(installation).map(({ token, url }) => addressOf(url, token)),
    async handle(installation, { method, path, body = '{}' }) {
      const operation = method === 'POST' ? operations[path.replace(/^\/?api\/v1\//, '')] : undefined;
      if (!operation) return notModelled(`${method} ${path} of the object store`);
      if (!enabled) return refusal(403, 'APP_NOT_ENABLED', 'The manifest declares no objectStore module');
      if (Buffer.byteLength(body) > requestBytes.value) {
        return beyond(requestBytes, `A request has at most ${requestBytes.value} bytes`);
      }
      if (!takes(installation, requests)) return beyond(requestRate, 'The rate limit is exceeded');
      if (path.endsWith('-url') && !takes(installation, urls)) {
        return beyond(urlRate, 'The rate limit of presigned URLs is exceeded');
      }
      meter.objectRequest();
      try {
        const { cdn, ...request } = JSON.parse(body) as { cdn?: boolean };
        if (cdn) return notModelled('The content network of the object store');
        return await operation(installation, request);
      } catch (error) {
        if (!(error instanceof z.ZodError)) throw error;
        const [issue] = error.issues;
        return notUnderstood(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
      }
    },
    async clear(installation) {
      await records.clear(installation);
      for (const rate of [requests, urls]) rate.renew((key) => key === installation);
    },
  };
}

import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '../../limits';
import type { Meter } from '../meter';
import { createChecksum } from './checksum';
import type { ObjectRecords, PresignedUrl, StoredObject } from './records';

interface Deps {
  records: ObjectRecords;
  meter: Meter;
  folder: string;
  insideHeader: string;
  insideToken: string;
}

/** A refusal of a presigned URL; S3-like stores answer XML, what counts here is the status. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Copies a request's body to a file and proves length and checksum. Leaves no file when they are wrong. */
async function receive(
  request: IncomingMessage,
  path: string,
  promised: PresignedUrl['upload'] & object,
): Promise<void> {
  const checksum = createChecksum(promised.checksumType);
  let length = 0;
  try {
    const measured = async function* (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
      for await (const chunk of source) {
        length += chunk.length;
        if (length > promised.length) throw new Refused(400, 'The body is longer than was announced');
        checksum.update(chunk);
        yield chunk;
      }
    };
    await pipeline(request, measured, createWriteStream(path));
    if (length < promised.length) throw new Refused(400, 'The body is shorter than was announced');
    if (checksum.digest() !== promised.checksum)
      throw new Refused(400, 'The checksum is another one than was announced');
    const file = await open(path, 'r');
    await file.sync();
    await file.close();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** The bytes a `Range` header asks for; the whole object without one, nothing when it cannot be had. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (header === undefined || (!from && !to)) return { start: 0, end: size - 1 };
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  return start <= end ? { start, end } : undefined;
}

/**
 * Serves presigned URLs on an origin of their own: `PUT` what an upload URL announced, `GET` an object (whole or a
 * range). Refuses a request that carries `Authorization`, as S3-like stores do, and an expired or unknown URL.
 */
export function createObjectListener({ records, meter, folder, insideHeader, insideToken }: Deps) {
  mkdirSync(folder, { recursive: true });

  const tokenOf = (request: IncomingMessage): string[] =>
    new URL(request.url ?? '/', 'http://localhost').pathname.split('/').slice(1);

  function urlOf(request: IncomingMessage): PresignedUrl {
    if (request.headers.authorization !== undefined) {
      throw new Refused(
        400,
        'Only one auth mechanism allowed: the URL is signed, Authorization must be left out',
      );
    }
    const [reach, token = ''] = tokenOf(request);
    const url = records.url(token);
    if (!url || url.public !== (reach === 'public')) throw new Refused(403, 'The URL is not one of ours');
    if (url.expireAt <= records.now())
      throw new Refused(LIMITS.objects.urlLifetime.over.status, 'The URL has expired');
    if (!url.public && request.headers[insideHeader] !== insideToken) {
      throw new Refused(403, 'This URL works inside the platform only; ask for a public one');
    }
    return url;
  }

  async function put(request: IncomingMessage, response: ServerResponse, url: PresignedUrl): Promise<void> {
    if (!url.upload) throw new Refused(403, 'The URL is for downloads');
    const { overwrite, length, checksum, ttl } = url.upload;
    const before = records.get(url.installation, url.key);
    if (before && !overwrite) throw new Refused(412, 'The object exists already');
    const file = randomUUID();
    await receive(request, records.fileOf({ file }), url.upload);
    // A reset while the bytes came took the URL away.
    if (!records.url(tokenOf(request)[1] ?? '')) {
      await rm(records.fileOf({ file }), { force: true });
      throw new Refused(403, 'The URL is not one of ours');
    }
    const now = records.now();
    const contentType = request.headers['content-type'] ?? 'application/octet-stream';
    await records.put(url.installation, {
      key: url.key,
      size: length,
      checksum,
      contentType,
      createdAt: now,
      expireAt: now + ttl,
      file,
    });
    meter.uploaded(length);
    response.writeHead(200, { etag: `"${checksum}"` }).end();
  }

  async function get(
    request: IncomingMessage,
    response: ServerResponse,
    object: StoredObject,
  ): Promise<void> {
    const { size, contentType, checksum } = object;
    const range = size === 0 ? { start: 0, end: -1 } : rangeOf(request.headers.range, size);
    if (!range) {
      response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
      return;
    }
    const length = range.end - range.start + 1;
    const partial = length < size;
    response.writeHead(partial ? 206 : 200, {
      'content-type': contentType,
      'content-length': length,
      'accept-ranges': 'bytes',
      etag: `"${checksum}"`,
      ...(partial && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
    });
    meter.downloaded(length);
    if (length === 0) response.end();
    else await pipeline(createReadStream(records.fileOf(object), range), response);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = urlOf(request);
      if (request.method === 'PUT') return await put(request, response, url);
      if (request.method !== 'GET') throw new Refused(405, 'Only GET and PUT are signed');
      const object = records.get(url.installation, url.key);
      if (url.upload || !object) throw new Refused(url.upload ? 403 : 404, 'There is nothing to download');
      await get(request, response, object);
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(message);
    }
  };
}

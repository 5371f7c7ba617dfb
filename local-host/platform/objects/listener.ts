import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { WireResponse } from '../../contract';
import { LIMITS } from '../../limits';
import type { Faults } from '../faults';
import type { Meter } from '../meter';
import { failedForNow, type Tally } from '../tally';
import { createChecksum } from './checksum';
import type { ObjectRecords, PresignedUrl, StoredObject } from './records';

interface Deps {
  records: ObjectRecords;
  meter: Meter;
  faults: Faults;
  tally: Tally;
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

/** The connection breaks. */
class Broken extends Error {}

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
export function createObjectListener(deps: Deps) {
  const { records, meter, faults, tally, folder, insideHeader, insideToken } = deps;
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

  async function put(request: IncomingMessage, url: PresignedUrl): Promise<WireResponse> {
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
    return { status: 200, headers: { etag: `"${checksum}"` }, body: '' };
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

  /** Serves a URL; answers what is still to be sent. */
  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<WireResponse | undefined> {
    const url = urlOf(request);
    if (request.method === 'PUT') return put(request, url);
    if (request.method !== 'GET') throw new Refused(405, 'Only GET and PUT are signed');
    const object = records.get(url.installation, url.key);
    if (url.upload || !object) throw new Refused(url.upload ? 403 : 404, 'There is nothing to download');
    await get(request, response, object);
    return undefined;
  }

  /** The app's own requests meet faults; those of people and pipelines, and mistakes, do not. */
  async function serveApp(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<WireResponse | undefined> {
    const failed = tally.presigned(`${request.method} ${request.url}`);
    const path = request.method === 'PUT' ? 'presigned-upload' : 'presigned-download';
    const sent: WireResponse = { status: 200, headers: {}, body: '' };
    try {
      const answer = await faults.around(
        'os',
        path,
        async () => (await serve(request, response)) ?? sent,
        () => meter.unserved('os', path),
      );
      if (failedForNow(answer.status)) failed();
      return answer === sent ? undefined : answer;
    } catch (error) {
      if (!(error instanceof Refused)) failed();
      throw error instanceof Refused ? error : new Broken();
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fromApp = request.headers[insideHeader] === insideToken;
    try {
      const answer = await (fromApp ? serveApp : serve)(request, response);
      if (!answer) return;
      // An answer may come before the body was read.
      const { status, headers, body } = answer;
      response.writeHead(status, { ...headers, ...(status >= 400 && { connection: 'close' }) }).end(body);
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent || error instanceof Broken) response.destroy();
      else response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(message);
    }
  };
}

import type { EntityRef } from '../forge/kvs';
import { log } from '../forge/log';
import { publicUrlOf, readObject, storeObject, URL_SECONDS } from '../forge/objects';
import { registerBlob } from '../records/blobs';
import { changeAnew, type Reader } from '../records/change';
import { encodedBytes } from '../records/codec';
import type { DownloadBody } from '../records/download-kinds';
import { archiveObjectKey } from '../records/keys';
import type { ProjectBody } from '../records/kinds';
import * as refs from '../records/refs';
import { sha256 } from '../sha256';
import { FACTS_KEPT_MS } from './issue-facts';

/** Which of a project's archives. */
export interface Which {
  projectId: string;
  includeManual: boolean;
}

/** An archive as it is answered, or where to fetch it. */
export type Delivered = { body: string } | { url: string };

/** What an archive is made of, as it was before anything of it was read, and the newest archive. */
export interface BeforeArchive {
  generation: string | undefined;
  kept: DownloadBody | undefined;
}

/** What `beforeArchive` reads, for whoever reads something else first, in one request. */
export const beforeArchiveRefs = ({ projectId, includeManual }: Which): EntityRef[] => [
  refs.generation(projectId),
  refs.download(projectId, includeManual),
];

export async function beforeArchive(
  records: Reader,
  { projectId, includeManual }: Which,
): Promise<BeforeArchive> {
  const [generation] = await records.read([refs.generation(projectId)]);
  const [download] = await records.read([refs.download(projectId, includeManual)]);
  return { generation: generation?.body.of, kept: download?.body };
}

/** What distinguishes one archive of a project from another, but for the facts of its issues. */
export const madeOf = (
  generation: string | undefined,
  { statusMapping, defaultTestType }: ProjectBody,
): string => sha256(JSON.stringify([generation ?? null, statusMapping, defaultTestType]));

/** Whether an archive is still what would be made now. One from a time to come is not: the clock was put back. */
export const isCurrent = ({ of, until }: DownloadBody, made: string, now: number): boolean =>
  of === made && now < until && until <= now + FACTS_KEPT_MS;

export const etagOf = (hash: string): string => `"${hash.slice(0, 32)}"`;

/** Bytes up to which an archive lies in its record: reading it there costs less than asking Object Store. */
const MOST_IN_RECORD_BYTES = 32 * 1024;

/** The archive that is kept; `undefined` where it has gone, or is not what it was. */
export async function deliver({ archive, etag }: DownloadBody): Promise<Delivered | undefined> {
  try {
    if ('text' in archive) return { body: archive.text };
    if (!archive.isText) {
      const url = await publicUrlOf(archive.objectKey);
      return url === undefined ? undefined : { url };
    }
    const bytes = await readObject(archive.objectKey);
    return bytes && etagOf(sha256(bytes)) === etag
      ? { body: Buffer.from(bytes).toString('utf8') }
      : undefined;
  } catch (error) {
    log.warn('kept archive not read', { error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}

/** An archive that was made now. */
export interface Made {
  bytes: Uint8Array;
  /** The same, where it can be answered as text. */
  text: string | undefined;
  hash: string;
}

/** What is kept of an archive beside the archive. */
export type About = Omit<DownloadBody, 'archive'>;

const isSmall = (text: string): boolean => encodedBytes(text) <= MOST_IN_RECORD_BYTES;

const secondsUntil = (until: number, now: number): number => Math.ceil((until - now) / 1000);

/** Puts an archive into Object Store until its facts are too old, and longer by as long as a URL of it works. Answers its key. */
async function placeObject(
  { projectId }: Which,
  { until }: About,
  { bytes, hash }: Made,
  now: number,
): Promise<string> {
  const objectKey = archiveObjectKey(projectId, hash);
  const ttlSeconds = secondsUntil(until, now) + URL_SECONDS;
  await registerBlob(projectId, objectKey, ttlSeconds, now);
  await storeObject(objectKey, bytes, ttlSeconds);
  return objectKey;
}

/** Notes where an archive is. */
function note(
  { projectId, includeManual }: Which,
  about: About,
  archive: DownloadBody['archive'],
  now: number,
): Promise<void> {
  const ref = refs.download(projectId, includeManual);
  return changeAnew(now, async (records) => {
    await records.read([ref]);
    records.put(ref, { ...about, archive }, { projectId, ttlSeconds: secondsUntil(about.until, now) });
  });
}

/** Keeps what nothing depends on: a failure is noted, and the next download makes the archive again. */
export async function quietly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn('archive not kept', { error: error instanceof Error ? error.name : 'unknown' });
  }
}

/** Keeps an archive until its facts are too old, and answers it. Throws where it can be answered by Object Store only, and that fails. */
export async function keep(which: Which, about: About, made: Made, now: number): Promise<Delivered> {
  const { text } = made;
  if (text !== undefined) {
    await quietly(async () => {
      const archive = isSmall(text)
        ? { text }
        : { objectKey: await placeObject(which, about, made, now), isText: true };
      await note(which, about, archive, now);
    });
    return { body: text };
  }
  const objectKey = await placeObject(which, about, made, now);
  await quietly(() => note(which, about, { objectKey, isText: false }, now));
  const url = await publicUrlOf(objectKey);
  if (url === undefined) throw new Error('Object Store does not have what it was given');
  return { url };
}

import { LIMITS } from '../../limits';
import { createRateLimit, type QuotaTime } from '../../rate-limit';
import type { ItemRef } from './items';
import { beyond } from './refusal';
import type { Request } from './requests';

/** What one key, and one partition of an index, give and take in a second. Each method refuses what is too much. */
export interface Throughput {
  write(ref: ItemRef, bytes: number): void;
  /** A value that is read: its size is known only once it is there, so the last one of a second may be too large. */
  read(ref: ItemRef, value: unknown): void;
  query<T>(installation: string, request: Request<'entityQuery'>, answer: () => T): T;
  /** Forgets what an installation has used. */
  renew(installation: string): void;
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

export function createThroughput(now?: QuotaTime): Throughput {
  const { keyWriteRate, keyReadRate, indexReadRate } = LIMITS.kvs;
  const writes = createRateLimit(keyWriteRate, now);
  const reads = createRateLimit(keyReadRate, now);
  const queries = createRateLimit(indexReadRate, now);
  const nameOf = ({ installation, space, key }: ItemRef): string =>
    JSON.stringify([installation, space, key]);
  return {
    write(ref, bytes) {
      const name = nameOf(ref);
      if (!writes.open(name, bytes)) throw beyond(keyWriteRate, 'Too much is written to one key');
      writes.add(name, bytes);
    },
    read(ref, value) {
      const name = nameOf(ref);
      if (!reads.open(name)) throw beyond(keyReadRate, 'Too much is read from one key');
      reads.add(name, bytesOf(value));
    },
    query(installation, { entityName, indexName, partition = [] }, answer) {
      const name = JSON.stringify([installation, entityName, indexName, partition]);
      if (!queries.open(name)) throw beyond(indexReadRate, 'Too much is queried from one partition');
      const found = answer();
      queries.add(name, bytesOf(found));
      return found;
    },
    renew(installation) {
      const its = (name: string): boolean => (JSON.parse(name) as string[])[0] === installation;
      for (const limit of [writes, reads, queries]) limit.renew(its);
    },
  };
}

import { randomUUID } from 'node:crypto';
import { AppError } from '../errors';
import { REQUESTS, TO_ANSWER_MS } from '../forge/again';
import {
  readEntities,
  StorageError,
  transact,
  type EntityRef,
  type Operation,
  type Stored,
} from '../forge/kvs';
import { timeLeft } from '../forge/time-left';
import { pause, within } from '../retry';
import { encodeBody } from './codec';
import { newGeneration } from './generation';
import { writeMark, type ContentKey } from './keys';
import { fromStored, toStored, type Record, type Ref } from './record';

/** Attempts at one change that somebody else's writes came before, until the person is told to try again. */
const ATTEMPTS = 6;
/**
 * Most requests of writing a change while storage fails: the transaction, again and again, and then the look whether it
 * happened. What cannot be read costs `REQUESTS`, once: a failure is not a reason for another attempt.
 */
export const WRITE_REQUESTS = 2 * REQUESTS;
/** Longest pause before the second attempt; it doubles with each further one. */
const FIRST_PAUSE_MS = 40;

/** The reading half of a change. */
export type Reader = Pick<Change, 'prefetch' | 'read'>;

/** Where a record is, and what of it is not in its body. */
interface Place {
  projectId: string;
  attributes?: Stored;
  ttlSeconds?: number;
  /** Epoch seconds, where that is not now: of what is the same record as before to whoever looks. */
  updatedAt?: number;
}

/** A set of records read, changed in memory and written together. */
export interface Change {
  /** Reads records of any kind in one request (25 each), so that reading them one by one asks nothing more. */
  prefetch(refs: readonly EntityRef[]): Promise<void>;
  /** Reads strictly; a record read before is not read again. One that was written here is as it was written. */
  read<Body>(refs: readonly Ref<Body>[]): Promise<(Record<Body> | undefined)[]>;
  /** Writes a record on condition that it is what `read` answered; it must have been read. */
  put<Body>(ref: Ref<Body>, body: Body, place: Place): void;
  /**
   * Writes a record that only this mutation can make, under a key of its mark, without reading it first: it is there
   * already only where the mutation has happened, and then this attempt is in conflict.
   */
  add<Body>(refOf: (mark: string) => Ref<Body>, body: Body, place: Place): void;
  /** Writes immutable content under a plain key together with the records. */
  content(key: ContentKey, value: unknown): void;
  /** Deletes such content; whether anything names it is to be read and checked in the same change. */
  contentGone(key: ContentKey): void;
  /** Removes a record on the same condition. */
  remove(ref: EntityRef): void;
  /** Notes that downloads of a project are out of date. Writing or removing a feature does so by itself. */
  outdateDownloads(projectId: string): void;
  /** Writes nothing, on condition that the record is still what `read` answered. */
  check(ref: EntityRef): void;
  /** True when this very mutation already changed the record: it was delivered twice, or its answer was lost. */
  alreadyIn(ref: Ref<unknown>): Promise<boolean>;
  /** The same for any of several mutations. */
  changedBy(ref: Ref<unknown>, writeIds: readonly string[]): Promise<boolean>;
}

const idOf = (ref: EntityRef): string => `${ref.entity}\n${ref.key}`;

class Attempt implements Change {
  private readonly known = new Map<string, Record<unknown> | undefined>();
  private readonly written = new Map<string, Record<unknown> | undefined>();
  private readonly operations = new Map<string, Operation>();
  private readonly added = new Set<string>();
  private readonly id = randomUUID();

  constructor(
    private readonly mark: string,
    private readonly now: number,
  ) {}

  async prefetch(refs: readonly EntityRef[]): Promise<void> {
    const wanted = new Map(refs.map((ref) => [idOf(ref), ref]));
    const missing = [...wanted].filter(([id]) => !this.known.has(id)).map(([, ref]) => ref);
    if (!missing.length) return;
    const values = await readEntities(missing);
    missing.forEach((ref, n) => {
      const value = values[n];
      this.known.set(idOf(ref), value && fromStored(value));
    });
  }

  async read<Body>(refs: readonly Ref<Body>[]): Promise<(Record<Body> | undefined)[]> {
    await this.prefetch(refs);
    return refs.map((ref) => {
      const id = idOf(ref);
      return (this.written.has(id) ? this.written : this.known).get(id) as Record<Body> | undefined;
    });
  }

  put<Body>(ref: Ref<Body>, body: Body, place: Place): void {
    const before = this.before(ref);
    const record: Record<Body> = {
      projectId: place.projectId,
      updatedAt: place.updatedAt ?? Math.floor(this.now / 1000),
      revision: (before?.revision ?? 0) + 1,
      writes: [this.mark, ...(before?.writes ?? [])],
      body,
      attributes: place.attributes ?? before?.attributes ?? {},
    };
    this.written.set(idOf(ref), record);
    this.operations.set(idOf(ref), {
      kind: 'set',
      ref,
      value: toStored(record),
      expected: this.expected(ref),
      ...(place.ttlSeconds && { ttlSeconds: place.ttlSeconds }),
    });
    this.noteWritten(ref, place.projectId);
  }

  add<Body>(refOf: (mark: string) => Ref<Body>, body: Body, place: Place): void {
    const ref = refOf(this.mark);
    if (!this.known.has(idOf(ref))) this.known.set(idOf(ref), undefined);
    this.added.add(idOf(ref));
    this.put(ref, body, place);
  }

  content(key: ContentKey, value: unknown): void {
    this.operations.set(key, { kind: 'content', key, value: encodeBody(value) });
  }

  contentGone(key: ContentKey): void {
    this.operations.set(key, { kind: 'content gone', key });
  }

  remove(ref: EntityRef): void {
    this.written.set(idOf(ref), undefined);
    this.operations.set(idOf(ref), { kind: 'delete', ref, expected: this.expected(ref) });
    const before = this.before(ref);
    if (before) this.noteWritten(ref, before.projectId);
  }

  outdateDownloads(projectId: string): void {
    const operation = newGeneration(projectId, this.id, this.now);
    this.operations.set(`downloads ${projectId}`, operation);
  }

  private noteWritten({ entity }: EntityRef, projectId: string): void {
    if (entity === 'feature') this.outdateDownloads(projectId);
  }

  check(ref: EntityRef): void {
    if (!this.operations.has(idOf(ref)))
      this.operations.set(idOf(ref), { kind: 'check', ref, expected: this.expected(ref) });
  }

  alreadyIn(ref: Ref<unknown>): Promise<boolean> {
    return this.marked(ref, [this.mark]);
  }

  changedBy(ref: Ref<unknown>, writeIds: readonly string[]): Promise<boolean> {
    return this.marked(ref, writeIds.map(writeMark));
  }

  private async marked(ref: Ref<unknown>, marks: readonly string[]): Promise<boolean> {
    await this.prefetch([ref]);
    return this.known.get(idOf(ref))?.writes.some((mark) => marks.includes(mark)) ?? false;
  }

  /** Writes all or nothing. False when something changed since it was read. Throws StorageError when nobody knows. */
  async commit(): Promise<boolean> {
    const operations = [...this.operations.values()];
    if (operations.every(({ kind }) => kind === 'check')) return true;
    try {
      await transact(operations);
      return true;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // Of several requests that were lost, the last one's refusal does not say that an earlier one did nothing.
      if (error.failure !== 'refused') {
        if (await this.happened(operations)) return true;
        if (error.failure === 'conflict') return false;
      }
      throw error;
    }
  }

  /**
   * Did the transaction happen although its answer was lost? It is all or nothing, so one record tells: it must have been
   * written by this mutation at the revision this attempt would have made, since the same mutation may have come before.
   * One that was added does not tell: it is the same whichever delivery of the mutation wrote it.
   */
  private async happened(operations: Operation[]): Promise<boolean> {
    const written = operations.find(
      (operation) =>
        operation.kind === 'set' && operation.expected !== 'any' && !this.added.has(idOf(operation.ref)),
    );
    if (written?.kind !== 'set') return false;
    const made = this.written.get(idOf(written.ref));
    if (!made) return false;
    const [stored] = await readEntities([written.ref]);
    if (!stored) return false;
    const { revision, writes } = fromStored(stored);
    return writes[revision - made.revision] === this.mark;
  }

  private before(ref: EntityRef): Record<unknown> | undefined {
    if (!this.known.has(idOf(ref))) throw new Error(`${ref.entity} is written without having been read`);
    return this.known.get(idOf(ref));
  }

  private expected(ref: EntityRef): number | 'absent' {
    return this.before(ref)?.revision ?? 'absent';
  }
}

/** Reads records that belong together, again when they were being changed meanwhile. Writes nothing. */
export const consult = <Result>(work: (records: Reader) => Promise<Result>): Promise<Result> =>
  change('', 0, work);

/**
 * Reads, changes and writes records as one transaction on condition that none of those written has changed since.
 * `work` may run several times and must do nothing but read and put; it returns what the caller wants to know.
 * A lost answer of the storage is found out by the mutation's mark, so nothing is applied twice.
 * Throws the AppErrors of `work`, `TooLarge` when storage refuses the size, `Conflict` after 6 attempts that others came
 * before, `RateLimited` or `Unavailable` when storage fails however often it is asked (`REQUESTS` for what is read,
 * `WRITE_REQUESTS` for the writing), and `Unavailable` shortly before the platform ends the invocation: what is under way then may yet happen, as when an
 * answer is lost.
 */
export const change = <Result>(
  writeId: string,
  now: number,
  work: (change: Change) => Promise<Result>,
): Promise<Result> =>
  within(
    timeLeft() - TO_ANSWER_MS,
    () => attempts(writeId, now, work),
    () => new AppError('Unavailable'),
  );

/** A change whose repeats need not be known: it is right to do again what it does. */
export const changeAnew = <Result>(now: number, work: (change: Change) => Promise<Result>): Promise<Result> =>
  change(randomUUID(), now, work);

async function attempts<Result>(
  writeId: string,
  now: number,
  work: (change: Change) => Promise<Result>,
): Promise<Result> {
  for (let n = 0; n < ATTEMPTS; n += 1) {
    if (n > 0) await pause(Math.random() * FIRST_PAUSE_MS * 2 ** n);
    const attempt = new Attempt(writeMark(writeId), now);
    try {
      const result = await work(attempt);
      if (await attempt.commit()) return result;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      if (error.failure !== 'conflict') throw failed(error);
    }
  }
  throw new AppError('Conflict');
}

function failed(error: StorageError): Error {
  if (error.failure === 'refused') return refusal(error);
  return new AppError(error.failure === 'limited' ? 'RateLimited' : 'Unavailable');
}

const FOR_SIZE = ['MAX_SIZE', 'TOO_MANY_OPERATIONS'];

/** Storage refuses for size, or because of a fault of ours, which must not look like the person's. */
const refusal = (error: StorageError): Error =>
  FOR_SIZE.includes(error.code) ? new AppError('TooLarge') : error;

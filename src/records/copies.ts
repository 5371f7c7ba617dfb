import { createHash } from 'node:crypto';
import type { CopiedKind } from '@behave-pro/core/backup';
import type { Stored } from '../forge/kvs';
import { decodeBody, encodeShort } from './codec';
import type { Entity } from './inventory';
import type { ContentKind } from './keys';
import type { FeatureBody, IssueBody, ProjectBody } from './kinds';
import { fromStored, SCHEMA } from './record';

/**
 * How a backup treats each kind. `copied`: each record that changed. `by reference`: it never changes, and lives for longer than
 * any backup that has the record naming it. `rebuilt`: a restore makes it from what is copied. `not kept`: why stands beside.
 */
export const BACKUP: Readonly<
  Record<Entity | ContentKind, 'copied' | 'by reference' | 'rebuilt' | 'not kept'>
> = {
  project: 'copied',
  feature: 'copied',
  issue: 'copied',
  'example-map': 'copied',
  run: 'copied',
  version: 'by reference',
  saves: 'by reference',
  'run-part': 'by reference',
  catalogue: 'rebuilt',
  vocabulary: 'rebuilt',
  // From the newest runs.
  latest: 'rebuilt',
  // What downloads are made of, and the newest of them: made again when somebody downloads.
  generation: 'not kept',
  facts: 'not kept',
  download: 'not kept',
  // A key that was revoked must not come alive again.
  'api-key': 'not kept',
  // Expires within minutes.
  'auth-failures': 'not kept',
  // What was removed can be brought back from it; a backup has what was there then.
  gone: 'not kept',
  // Tells what was done: a restore does not undo that.
  audit: 'not kept',
  // Objects expire by themselves.
  blob: 'not kept',
  // Of the site.
  installation: 'not kept',
  removal: 'not kept',
  // The backups themselves.
  backup: 'not kept',
  'backup-root': 'not kept',
  'backup-leaf': 'not kept',
  'backup-copy': 'not kept',
};

/** A record as a backup has it. */
export interface Copied<Body = unknown> {
  attributes: Stored;
  body: Body;
}

/** What of each kind is copied: not what says how far work on it is, nor what must stay as it is. `undefined`: nothing. */
const PARTS: Readonly<Record<CopiedKind, (record: Copied<never>) => Copied | undefined>> = {
  project: ({ attributes, body }: Copied<ProjectBody>) => {
    const { keys: _keys, rebuild: _rebuild, sweep: _sweep, away: _away, ...rest } = body;
    return { attributes, body: rest };
  },
  feature: ({ attributes: { links: _due, ...attributes }, body }: Copied<FeatureBody>) => {
    if (body.gone) return undefined;
    const { pending: _pending, news: _news, ...rest } = body;
    return { attributes, body: rest };
  },
  issue: ({ attributes, body: { mirror: _mirror, ...rest } }: Copied<IssueBody>) => ({
    attributes,
    body: rest,
  }),
  'example-map': (record) => record,
  run: ({ attributes, body }: Copied<{ applied: boolean }>) => {
    const { applied: _applied, ...rest } = body;
    return attributes.published ? { attributes, body: rest } : undefined;
  },
};

/** Sorted, for storage does not promise to answer attributes in any order. */
const sorted = (attributes: Stored): Stored =>
  Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));

/** 132 bits of a sha256. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

export interface Copy {
  hash: string;
  /** As it is stored. */
  value: string;
}

/** A copy of a stored record; the same record gives the same. `undefined` where nothing of it is to be copied. */
export const copyOf = (kind: CopiedKind, stored: Stored): Copy | undefined =>
  copyOfRecord(kind, fromStored(stored));

/** The same of one that was read. */
export function copyOfRecord(kind: CopiedKind, { attributes, body }: Copied): Copy | undefined {
  const parts = PARTS[kind]({ attributes, body: body as never });
  if (!parts) return undefined;
  const copy = { schema: SCHEMA, attributes: sorted(parts.attributes), body: parts.body };
  return { hash: shortHash(JSON.stringify(copy)), value: encodeShort(copy) };
}

function decoded<Value>(content: string | undefined): Value | undefined {
  if (content === undefined) return undefined;
  try {
    return decodeBody<Value>(content);
  } catch {
    return undefined;
  }
}

/** What a stored content says; `undefined` where it is missing, or is not what it was. */
export function readContent<Value>(content: string | undefined, hash: string): Value | undefined {
  const value = decoded<Value>(content);
  return value !== undefined && shortHash(JSON.stringify(value)) === hash ? value : undefined;
}

/** The same of a copy of a record. */
export function readCopy<Body>(content: string | undefined, hash: string): Copied<Body> | undefined {
  const copy = readContent<Copied<Body> & { schema: number }>(content, hash);
  return copy?.schema === SCHEMA ? copy : undefined;
}

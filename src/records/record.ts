import type { EntityRef, Stored } from '../forge/kvs';
import { decodeBody, encodeBody } from './codec';

/** The version of record shapes this code writes. */
export const SCHEMA = 1;

/** A record as use cases see it: its body, and the plain attributes that indexes and conditions need. */
export interface Record<Body> {
  projectId: string;
  /** Epoch seconds: entity integers have 32 bits. */
  updatedAt: number;
  /** Counts the writes; each is made on condition that it is still the one that was read. */
  revision: number;
  /** Marks of the last 16 mutations, newest first. */
  writes: string[];
  body: Body;
  /** Further plain attributes, such as a feature's `path`. */
  attributes: Stored;
}

/** Names a record together with the shape of its body. */
export interface Ref<Body> extends EntityRef {
  readonly _body?: Body;
}

export const WRITES_KEPT = 16;

export function fromStored<Body>(stored: Stored): Record<Body> {
  const { projectId, updatedAt, revision, writes, body, ...attributes } = stored;
  const { value, schema } = decodeBody<{ schema: number; value: Body }>(String(body));
  if (schema !== SCHEMA) throw new Error(`A record has shape ${schema}, this version knows ${SCHEMA}`);
  return {
    projectId: String(projectId),
    updatedAt: Number(updatedAt),
    revision: Number(revision),
    writes: String(writes).split(' ').filter(Boolean),
    body: value,
    attributes,
  };
}

export function toStored<Body>(record: Record<Body>): Stored {
  return {
    ...record.attributes,
    projectId: record.projectId,
    updatedAt: record.updatedAt,
    revision: record.revision,
    writes: record.writes.slice(0, WRITES_KEPT).join(' '),
    body: encodeBody({ schema: SCHEMA, value: record.body }),
  };
}

import { createHash } from 'node:crypto';
import type { EntityRef } from '../forge/kvs';

/** Every key of the app's storage is spelled in this file. */

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const projectRef = (projectId: string): EntityRef => ({
  entity: 'project',
  key: `project:${projectId}`,
});

/** Finds a project by the key people know it by; Jira keys are upper case. */
export const projectKeyRef = (projectKey: string): EntityRef => ({
  entity: 'project',
  key: `project-key:${projectKey.toUpperCase()}`,
});

/** Found by the secret itself without a scan, while the secret is stored nowhere. */
export const apiKeyRef = (apiKey: string): EntityRef => ({
  entity: 'api-key',
  key: `api-key:${sha256(apiKey)}`,
});

export const apiKeyRefByHash = (hash: string): EntityRef => ({ entity: 'api-key', key: `api-key:${hash}` });

export const apiKeyHash = sha256;

/** The one record about the installation as a whole. */
export const installationRef = (): EntityRef => ({ entity: 'installation', key: 'installation' });

/** Names an object of Object Store, which cannot list what it holds. */
export const blobRef = (objectKey: string): EntityRef => ({
  entity: 'blob',
  key: `blob:${sha256(objectKey)}`,
});

/** `bucket` is a project id, or `site` where the project is not known. */
export const authFailuresRef = (bucket: string): EntityRef => ({
  entity: 'auth-failures',
  key: `auth-failures:${bucket}`,
});

export const featureRef = (featureId: string): EntityRef => ({
  entity: 'feature',
  key: `feature:${featureId}`,
});

export const issueRef = (issueId: string): EntityRef => ({ entity: 'issue', key: `issue:${issueId}` });

export type ShardEntity = 'catalogue' | 'latest';

export const shardRootRef = (entity: ShardEntity, projectId: string): EntityRef => ({
  entity,
  key: `${entity}:${projectId}`,
});

export const shardRef = (entity: ShardEntity, projectId: string, prefix: string): EntityRef => ({
  entity,
  key: `${entity}:${projectId}:${prefix || '-'}`,
});

export const runRef = (projectId: string, runId: string): EntityRef => ({
  entity: 'run',
  key: `run:${projectId}:${runId}`,
});

export const runPartKey = (projectId: string, runId: string, part: number): string =>
  `run-part:${projectId}:${runId}:${part}`;

export const archiveObjectKey = (projectId: string, hash: string): string =>
  `archive/${projectId}/${hash}.zip`;

/**
 * Ids made from the mutation that makes them: the same mutation delivered twice makes the same thing once.
 * 12 hex digits; the first bits of a feature's id choose its shards.
 */
export const featureIdFrom = (writeId: string): string => sha256(`feature ${writeId}`).slice(0, 12);

/**
 * The id of a feature that one mutation makes together with others: they begin alike, so that they lie in one shard and
 * writing them together rewrites little.
 */
export const featureIdAmong = (writeId: string, path: string): string =>
  featureIdFrom(writeId).slice(0, 6) + sha256(`feature ${writeId} ${path}`).slice(0, 6);

export const scenarioIdFrom = (featureId: string, writeId: string): string =>
  `${featureId}.${sha256(`scenario ${writeId}`).slice(0, 8)}`;

/** How a mutation is remembered in the records it changed. */
export const writeMark = (writeId: string): string => sha256(writeId).slice(0, 12);

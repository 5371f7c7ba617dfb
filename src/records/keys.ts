import type { EntityRef } from '../forge/kvs';
import { sha256 } from '../sha256';

/** Every key of the app's storage is spelled in this file. */

export const projectRef = (projectId: string): EntityRef => ({
  entity: 'project',
  key: `project:${projectId}`,
});

/** The project whose record a key is; `undefined` for those that lead there from a project's key. */
export const projectIdOf = (key: string): string | undefined => /^project:(.*)$/.exec(key)?.[1];

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

/** What the removal of a project has come to; in the end its certificate. */
export const removalRef = (requestId: string): EntityRef => ({
  entity: 'removal',
  key: `removal:${requestId}`,
});

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

export const featureIdOf = (key: string): string => key.slice('feature:'.length);

export const issueRef = (issueId: string): EntityRef => ({ entity: 'issue', key: `issue:${issueId}` });

export const exampleMapRef = (issueId: string): EntityRef => ({
  entity: 'example-map',
  key: `example-map:${issueId}`,
});

/** Remembers for a while that a feature or an issue is no more. */
export const goneRef = (kind: 'feature' | 'issue', id: string): EntityRef => ({
  entity: 'gone',
  key: `gone:${kind}:${id}`,
});

/** Remembers what was swept, until it is deleted; `of` is what it began with. */
export const sweptRef = (kind: 'runs' | 'texts', of: string): EntityRef => ({
  entity: 'gone',
  key: `gone:${kind}:${of}`,
});

/** The id in the key of such a mark; `undefined` for one of another kind. */
export const goneIdOf = (kind: 'feature' | 'issue', key: string): string | undefined =>
  key.startsWith(`gone:${kind}:`) ? key.slice(`gone:${kind}:`.length) : undefined;

/** Changes with whatever downloads of a project are made of. */
export const generationRef = (projectId: string): EntityRef => ({
  entity: 'generation',
  key: `generation:${projectId}`,
});

/** A part of what Jira says of a project's linked issues. */
export const factsRef = (projectId: string, part: number): EntityRef => ({
  entity: 'facts',
  key: `facts:${projectId}:${part}`,
});

/** The newest archive of a project, with manual scenarios or without. */
export const downloadRef = (projectId: string, includeManual: boolean): EntityRef => ({
  entity: 'download',
  key: `download:${projectId}:${includeManual ? 'all' : 'automated'}`,
});

export type ShardEntity = 'catalogue' | 'latest' | 'vocabulary';

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

/** The id of the run whose record this is. */
export const runIdOf = (projectId: string, key: string): string => key.slice(`run:${projectId}:`.length);

/** What lies under plain keys. Each key says which project it belongs to: nothing else can tell. */
export const CONTENT_KINDS = [
  'run-part',
  'version',
  'saves',
  'backup-root',
  'backup-leaf',
  'backup-copy',
] as const;

export type ContentKind = (typeof CONTENT_KINDS)[number];
export type ContentKey = `${ContentKind}:${string}:${string}`;

/** What the keys of a project's contents of a kind begin with. */
export const contentPrefix = (kind: ContentKind, projectId: string): `${ContentKind}:${string}:` =>
  `${kind}:${projectId}:`;

export const runPartKey = (projectId: string, runId: string, part: number): ContentKey =>
  `run-part:${projectId}:${runId}:${part}`;

/** A text a feature had; `version` is `versionOf` the text. */
export const versionKey = (projectId: string, featureId: string, version: string): ContentKey =>
  `version:${projectId}:${featureId}:${version}`;

/** A page of a feature's saves that its own record no longer holds; the oldest have number 0. */
export const savesKey = (projectId: string, featureId: string, page: number): ContentKey =>
  `saves:${projectId}:${featureId}:${page}`;

/** Whose page of saves a key names; `undefined` for a key of another kind. */
export function ofSavesKey(key: string): { featureId: string; key: ContentKey } | undefined {
  const [, projectId = '', featureId, page] = /^saves:([^:]+):([^:]+):(\d+)$/.exec(key) ?? [];
  return featureId === undefined
    ? undefined
    : { featureId, key: savesKey(projectId, featureId, Number(page)) };
}

/** What the backups of a project have come to. */
export const backupsRef = (projectId: string): EntityRef => ({
  entity: 'backup',
  key: `backup:${projectId}`,
});

/** The project whose backups a record is about. */
export const backupsOf = (key: string): string => key.slice('backup:'.length);

/** What one backup consists of. */
export const backupRootKey = (projectId: string, moment: string): ContentKey =>
  `backup-root:${projectId}:${moment}`;

/** What keys of leaves or copies begin with that were written for one backup. */
export const backupPrefix = (
  kind: 'backup-leaf' | 'backup-copy',
  projectId: string,
  since: string,
): `${ContentKind}:${string}:` => `${kind}:${projectId}:${since}:`;

export const backupLeafKey = (projectId: string, since: string, leaf: string): ContentKey =>
  `${backupPrefix('backup-leaf', projectId, since)}${leaf}`;

/** A record as it was when it was copied; `key` is the record's. */
export const backupCopyKey = (projectId: string, since: string, key: string): ContentKey =>
  `${backupPrefix('backup-copy', projectId, since)}${key}`;

/** The record whose copy lies under a key, and the backup it was made for. */
export function copiedRecord(projectId: string, contentKey: string): { since: string; key: string } {
  const [since = '', ...key] = contentKey.slice(contentPrefix('backup-copy', projectId).length).split(':');
  return { since, key: key.join(':') };
}

/** The record that names a content: of a feature or a run; `undefined` for parts of backups. */
export function ownerOf(contentKey: string): EntityRef | undefined {
  const [kind, projectId = '', id = ''] = contentKey.split(':');
  if (kind === 'run-part') return runRef(projectId, id);
  return kind === 'version' || kind === 'saves' ? featureRef(id) : undefined;
}

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

/** Ids within one issue, made from the mutation and, where it makes several things, from what each is made of. */
export const questionIdFrom = (writeId: string, of = ''): string =>
  sha256(`question ${writeId} ${of}`).slice(0, 12);

/** The id of a request for a removal. It names the certificate, which no other request may write over, whatever its `writeId`. */
export const requestIdFrom = (writeId: string, of: string, askedAt: number): string =>
  sha256(`removal ${writeId} ${of} ${askedAt}`).slice(0, 12);

export const defectIdFrom = (writeId: string): string => sha256(`defect ${writeId}`).slice(0, 12);

export const cardIdFrom = (writeId: string): string => sha256(`card ${writeId}`).slice(0, 12);

/**
 * A scenario's id as its feature's line in the catalogue has it: without the feature's own id in front. One that came from
 * another feature keeps that one's.
 */
export const shortScenarioId = (featureId: string, id: string): string =>
  id.startsWith(`${featureId}.`) ? id.slice(featureId.length + 1) : id;

/** The whole id of a scenario of whose feature's line this is the short one. */
export const wholeScenarioId = (featureId: string, short: string): string =>
  short.includes('.') ? short : `${featureId}.${short}`;

/** What one mutation tells of one action: `of` tells apart what it does at once. */
export const auditRef = (mark: string, of: string): EntityRef => ({
  entity: 'audit',
  key: `audit:${sha256(`${mark} ${of}`).slice(0, 24)}`,
});

/** How a mutation is remembered in the records it changed. */
export const writeMark = (writeId: string): string => sha256(writeId).slice(0, 12);

import { gzipSync } from 'node:zlib';
import { lineOf, type ArchivedRecord } from '@behave-pro/core/archive';
import { SITE, type Context, type ProjectFacts } from '../context';
import { readIssueProjects, readIssues, readSiteUrl } from '../forge/jira';
import { listEntities, queryIndex, readContents, readEntities } from '../forge/kvs';
import { appFacts } from '../forge/licence';
import type { ExportStart } from '../invoke-api';
import { chunksOf } from '../lists';
import type { ArchivedKind } from '../records/archived';
import { entryOf, noteAlone } from '../records/audit';
import { consult } from '../records/change';
import { goingOn } from '../records/going-on';
import { CONTENT_KINDS, contentPrefix, projectRef, type ContentKind } from '../records/keys';
import type { CatalogueEntry, LatestOfFeature } from '../records/kinds';
import { readShardEntries, readShards } from '../records/shards';
import { sha256 } from '../sha256';
import { iso } from '../time';
import { contentLine, recordLine } from './record-lines';

/** What is exported: a project, or what belongs to none. */
export interface Exported {
  projectId: string;
}

const catalogueOf = (projectId: string): Promise<CatalogueEntry[]> =>
  consult((records) => readShards<CatalogueEntry>(records, 'catalogue', projectId));

/** Notes in the audit log that somebody takes everything along, before they do, and says what there is. */
export async function startExport(
  context: Context,
  project: ProjectFacts | undefined,
  { writeId }: { writeId: string },
): Promise<ExportStart> {
  const [site, catalogue] = await Promise.all([readSiteUrl(), project ? catalogueOf(project.id) : []]);
  const features = catalogue.length;
  const scenarios = catalogue.reduce((sum, entry) => sum + entry.scenarios.length, 0);
  const facts = [
    { name: 'features', value: features },
    { name: 'scenarios', value: scenarios },
  ];
  const note = { action: 'archive-exported', ...(project && { facts }) } as const;
  await noteAlone(writeId, context.now, entryOf(context, project?.id ?? SITE, note));
  return {
    appVersion: appFacts().version,
    at: iso(context.now),
    site,
    ...(project && { project: { id: project.id, key: project.key, name: project.name } }),
    features,
    scenarios,
  };
}

const HASH_DIGITS = 12;

/** Every feature that the catalogue names, with a hash of what it says. Read strictly. */
export async function exportCatalogue({ projectId }: Exported): Promise<{ features: [string, string][] }> {
  const catalogue = await catalogueOf(projectId);
  return {
    features: catalogue.map((line) => [line.id, sha256(JSON.stringify(line)).slice(0, HASH_DIGITS)]),
  };
}

const isContent = (kind: ArchivedKind): kind is ContentKind & ArchivedKind =>
  (CONTENT_KINDS as readonly string[]).includes(kind);

/**
 * Keys of a project's records of a kind, by an index that lags. Of contents and newest results there are none: what they belong to
 * names them.
 */
export async function exportKeys({
  projectId,
  kind,
  cursor,
}: Exported & { kind: ArchivedKind; cursor?: string | undefined }): Promise<{
  keys: string[];
  cursor?: string;
}> {
  if (isContent(kind) || kind === 'latest') return { keys: [] };
  if (kind === 'project') return { keys: projectId === SITE ? [] : [projectRef(projectId).key] };
  if (kind === 'removal') {
    if (projectId !== SITE) return { keys: [] };
    const listed = await goingOn(cursor, () => listEntities(kind, cursor));
    return { keys: listed.items.map(({ key }) => key), ...(listed.cursor && { cursor: listed.cursor }) };
  }
  const page = await goingOn(cursor, () =>
    queryIndex(kind, 'by-project', [projectId], cursor ? { cursor } : {}),
  );
  return { keys: page.records.map(({ key }) => key), ...(page.cursor && { cursor: page.cursor }) };
}

type Lines = (ArchivedRecord | undefined)[];

async function linesOf(projectId: string, kind: ArchivedKind, keys: readonly string[]): Promise<Lines> {
  if (kind === 'latest') {
    const found = await consult((records) =>
      readShardEntries<LatestOfFeature>(records, 'latest', projectId, keys),
    );
    return keys.map((id) => {
      const body = found.get(id);
      return body && { key: `latest:${id}`, body };
    });
  }
  if (isContent(kind)) {
    const own = keys.filter((key) => key.startsWith(contentPrefix(kind, projectId)));
    const values = new Map((await readContents(own)).map((value, n) => [own[n], value]));
    return keys.map((key) => {
      const value = values.get(key);
      return value === undefined ? undefined : contentLine({ key, value });
    });
  }
  const values = await readEntities(keys.map((key) => ({ entity: kind, key })));
  return keys.map((key, n) => {
    const value = values[n];
    return value?.projectId === projectId ? recordLine(kind, { key, value }) : undefined;
  });
}

/** Records read at once, so that not many are read in vain where they are large. */
const READ_AT_ONCE = 25;
/** JSON of one answer: packed it is far below the 5 MB that the platform lets through, whatever it says. */
const MAX_JSON_BYTES = 2 * 1024 * 1024;

/** Records as they are at this moment, as many of those asked for as one answer takes; at least one. */
export async function exportRecords({
  projectId,
  kind,
  keys,
}: Exported & { kind: ArchivedKind; keys: string[] }): Promise<{
  lines: string;
  records: number;
  read: number;
}> {
  const lines: string[] = [];
  let read = 0;
  let bytes = 0;
  for (const some of chunksOf(keys, READ_AT_ONCE)) {
    for (const line of await linesOf(projectId, kind, some)) {
      const text = line ? lineOf(line) : '';
      bytes += Buffer.byteLength(text);
      if (bytes > MAX_JSON_BYTES && read > 0) return packed(lines, read);
      if (text) lines.push(text);
      read += 1;
    }
  }
  return packed(lines, read);
}

const packed = (lines: readonly string[], read: number) => ({
  lines: gzipSync(lines.join('')).toString('base64'),
  records: lines.length,
  read,
});

/** Keys of issues: for a project those that this person may see, for the site all that Jira has. */
export async function exportIssues(
  as: 'user' | 'app',
  issueIds: readonly string[],
): Promise<{ issues: { id: string; key: string }[] }> {
  const found = await (as === 'app' ? readIssueProjects(issueIds) : readIssues(issueIds));
  return { issues: found.map(({ id, key }) => ({ id, key })) };
}

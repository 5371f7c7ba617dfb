import type { ArchiveApi, SiteArchiveApi } from '../../src/invoke-api';
import { client } from '../../static/src/api';
import { exportArchive, type Export } from '../../static/src/archive/export-archive';
import { foretell, importArchive, type Foretold, type Pair } from '../../static/src/archive/import-archive';
import { Archive } from '../../static/src/archive/open-archive';
import type { Patience } from '../../static/src/archive/patience';
import type { ArchiveCall } from '../../static/src/archive/read-project';
import type { Tenant, User } from './host';
import { ADMINISTRATION, SETTINGS } from './site';

/** Calls as a page makes them: of a project's settings, or without one of the administration. */
export const archiveCalls = (tenant: Tenant, user: User, projectKey?: string): ArchiveCall => {
  const [module, at] = projectKey ? [SETTINGS, { projectKey }] : [ADMINISTRATION, {}];
  return client<ArchiveApi>((name, payload) => tenant.invoke(user, module, at, name, payload));
};

export const siteCalls = (tenant: Tenant) =>
  client<SiteArchiveApi>((name, payload) => tenant.invoke('ada', ADMINISTRATION, {}, name, payload));

/** The same, as from another site: where ids of Jira mean something else. */
export const fromElsewhere = (call: ArchiveCall, site = 'https://elsewhere.example'): ArchiveCall =>
  (async (name: never, payload: never) => {
    const value = await call(name, payload);
    return (name as string) === 'exportStart' ? Object.assign({}, value, { site }) : value;
  }) as unknown as ArchiveCall;

export const PATIENT: Patience = {
  waits: { Unavailable: [200, 1_000], RateLimited: [15_000, 30_000, 60_000] },
  onWait: () => undefined,
  isCancelled: () => false,
};

export const exported = (
  call: ArchiveCall,
  of: 'project' | 'site',
  projectIds: readonly string[],
): Promise<Export> =>
  exportArchive({
    call,
    of,
    projectIds,
    writeId: crypto.randomUUID(),
    patience: PATIENT,
    onProgress: () => undefined,
  });

/** Opens an archive, which must be whole. */
export async function opened({ blob }: Pick<Export, 'blob'>): Promise<Archive> {
  const archive = await Archive.open(blob);
  expect(await archive.damage(() => undefined)).toEqual([]);
  return archive;
}

/** Which projects go where, by their keys. */
export const pairsOf = (
  archive: Archive,
  targets: Readonly<Record<string, { id: string; key: string }>>,
): Pair[] =>
  archive.manifest.projects.flatMap((from) => {
    const to = targets[from.key];
    return to ? [{ from, to: { ...to, name: to.key } }] : [];
  });

interface Into {
  call: ArchiveCall;
  archive: Archive;
  pairs: readonly Pair[];
  onDifferent?: 'keep' | 'take' | 'both';
}

export const looked = ({ call, archive, pairs }: Into): Promise<Foretold> =>
  foretell({ call, archive, pairs, patience: PATIENT, onProgress: () => undefined });

export const imported = async (into: Into) =>
  importArchive({
    ...into,
    onDifferent: into.onDifferent ?? 'keep',
    writeId: crypto.randomUUID(),
    foretold: await looked(into),
    patience: PATIENT,
    onProgress: () => undefined,
  });

/** The bytes of an archive with another one among those of a part. */
export function damagedIn(bytes: Uint8Array, part: string): Buffer {
  const changed = Buffer.from(bytes);
  // Packed content follows the name of its file.
  const at = changed.indexOf(part) + part.length + 10;
  changed[at] = (changed[at] ?? 0) ^ 0xff;
  return changed;
}

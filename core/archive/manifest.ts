/** What an archive calls itself. A reader of version 1 refuses a later one, and says so. */
export const ARCHIVE_FORMAT = 'behave-pro-archive';
export const ARCHIVE_VERSION = 1;
/** The part that says what the others are. It is written last: it knows their hashes. */
export const MANIFEST = 'archive.json';
export const README = 'README.txt';

/** A file of the archive, but for `archive.json` itself. */
export interface ArchivePart {
  path: string;
  /** Unpacked. */
  bytes: number;
  /** Of the unpacked bytes, in hex. */
  sha256: string;
  /** Lines of a part that holds records. */
  records?: number;
}

export interface ArchivedProject {
  /** Jira's, on the site that the archive is from. */
  id: string;
  key: string;
  name: string;
  /** Records by kind. */
  counts: Record<string, number>;
  /** Features that somebody went on changing while they were read: each is whole, but they may not fit together. */
  unsettled?: string[];
}

export interface ArchiveManifest {
  format: typeof ARCHIVE_FORMAT;
  version: number;
  /** Of the app that wrote it. */
  appVersion: string;
  /** ISO time. */
  exportedAt: string;
  /** Address of the site it is from, without a slash at the end. */
  site: string;
  of: 'project' | 'site';
  projects: ArchivedProject[];
  parts: ArchivePart[];
}

/** Why a text is no manifest that can be read: it is something else, or of a later version. */
export type NoManifest = 'not an archive' | 'later version';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasTexts = (value: unknown, ...names: string[]): value is Record<string, unknown> =>
  isObject(value) && names.every((name) => typeof value[name] === 'string');

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

const isPart = (value: unknown): value is ArchivePart =>
  hasTexts(value, 'path', 'sha256') && isCount(value.bytes);

const isProject = (value: unknown): value is ArchivedProject =>
  hasTexts(value, 'id', 'key', 'name') &&
  isObject(value.counts) &&
  Object.values(value.counts).every(isCount);

/** Projects are told apart by their ids, and by the keys that their files lie under. */
const areDistinct = (projects: readonly ArchivedProject[]): boolean =>
  new Set(projects.map(({ id }) => id)).size === projects.length &&
  new Set(projects.map(({ key }) => key)).size === projects.length;

const isTime = (value: unknown): boolean => !Number.isNaN(Date.parse(String(value)));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads `archive.json`. What it says of the parts is to be checked with them (`damageOf`). */
export function readManifest(text: string): ArchiveManifest | NoManifest {
  const found = parsed(text);
  if (!isObject(found) || found.format !== ARCHIVE_FORMAT || !Number.isInteger(found.version))
    return 'not an archive';
  if (Number(found.version) > ARCHIVE_VERSION) return 'later version';
  const { projects, parts } = found;
  const isWhole =
    hasTexts(found, 'appVersion', 'exportedAt', 'site') &&
    isTime(found.exportedAt) &&
    Array.isArray(projects) &&
    projects.every(isProject) &&
    areDistinct(projects) &&
    Array.isArray(parts) &&
    parts.every(isPart);
  return isWhole ? (found as unknown as ArchiveManifest) : 'not an archive';
}

export const manifestText = (manifest: ArchiveManifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

import { MANIFEST, type ArchiveManifest, type ArchivePart } from './manifest';

/** What is wrong with a part, by its path. */
export interface Damage {
  path: string;
  what: 'missing' | 'changed' | 'unknown';
}

/** What was found under a path; `undefined` where it could not be unpacked. */
export type FoundPart = Pick<ArchivePart, 'bytes' | 'sha256'> | undefined;

/**
 * What of an archive is not what its manifest says: parts that are missing, parts with other bytes, and files that it does
 * not name. Nothing is wrong where this is empty.
 */
export function damageOf(
  { parts }: Pick<ArchiveManifest, 'parts'>,
  found: ReadonlyMap<string, FoundPart>,
): Damage[] {
  const named = new Set(parts.map(({ path }) => path));
  const damaged = parts.flatMap(({ path, bytes, sha256 }): Damage[] => {
    if (!found.has(path)) return [{ path, what: 'missing' }];
    const part = found.get(path);
    return part?.bytes === bytes && part.sha256 === sha256 ? [] : [{ path, what: 'changed' }];
  });
  const others = [...found.keys()].filter((path) => path !== MANIFEST && !named.has(path));
  return [...damaged, ...others.map((path): Damage => ({ path, what: 'unknown' }))];
}

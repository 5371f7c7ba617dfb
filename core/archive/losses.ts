import type { Damage } from './damage';
import type { ArchiveManifest } from './manifest';
import { recordsPart } from './parts';

/** Records of a project that an import of a damaged archive goes without. */
export interface Loss<Kind extends string = string> {
  /** Key of the project in the archive. */
  project: string;
  kind: Kind;
  /** As many as the archive says that there were. */
  records: number;
}

/** Records that say nothing without those of another kind. */
const PARTS_OF: Readonly<Record<string, string>> = { 'run-part': 'run' };

/**
 * What of these kinds an import goes without when it leaves out the damaged parts of an archive: of each kind all of a
 * project's records, since a part has but one hash. Files that are not records are nothing that an import needs.
 */
export function lossesOf<Kind extends string>(
  { projects, parts }: Pick<ArchiveManifest, 'projects' | 'parts'>,
  damage: readonly Damage[],
  kinds: readonly Kind[],
): Loss<Kind>[] {
  const named = new Map(parts.map(({ path, records = 0 }) => [path, records]));
  const damaged = new Set(damage.map(({ path }) => path));
  const isDamaged = (project: string, kind = ''): boolean => damaged.has(recordsPart(project, kind));
  return projects.flatMap(({ key }) =>
    kinds.flatMap((kind) => {
      const records = named.get(recordsPart(key, kind));
      const isLost = isDamaged(key, kind) || isDamaged(key, PARTS_OF[kind]);
      return records !== undefined && isLost ? [{ project: key, kind, records }] : [];
    }),
  );
}

import { gunzipSync } from 'node:zlib';
import type { Dump } from './stored';

/** A content as it was before it was compressed. */
const plain = <T>(value: string): T =>
  JSON.parse(
    value.startsWith('gz:') ? gunzipSync(Buffer.from(value.slice(3), 'base64')).toString() : value,
  ) as T;

type Leaves = Record<string, { since: string }>;

export interface BackupParts {
  /** Ids of the backups that are there, in order. */
  moments: string[];
  /** Keys that one of them names and that are not there. */
  missing: string[];
  /** Keys that are there and that none of them names. */
  orphans: string[];
}

/** What backups of a project consist of, and whether all of that is there and nothing else. */
export function backupParts(dump: Dump, projectId: string): BackupParts {
  const stored = new Map(
    (dump.kvs as { key: string; value: string }[])
      .filter(({ key }) => key.startsWith('backup-') && key.split(':')[1] === projectId)
      .map(({ key, value }) => [key, value]),
  );
  const roots = [...stored].filter(([key]) => key.startsWith('backup-root:'));
  const named = new Set(roots.map(([key]) => key));
  for (const [, root] of roots)
    for (const [name, { since }] of Object.entries(plain<Leaves>(root))) {
      const key = `backup-leaf:${projectId}:${since}:${name}`;
      named.add(key);
      const leaf = stored.get(key);
      for (const line of leaf === undefined ? [] : plain<string>(leaf).split(';')) {
        const [of, , copied] = line.split(' ');
        named.add(`backup-copy:${projectId}:${copied}:${of}`);
      }
    }
  return {
    moments: roots.map(([key]) => key.split(':').at(-1) ?? '').sort(),
    missing: [...named].filter((key) => !stored.has(key)),
    orphans: [...stored.keys()].filter((key) => !named.has(key)),
  };
}

import { plain, type Dump } from './stored';

type Leaves = Record<string, { since: string }>;

export interface BackupParts {
  /** Ids of the backups that are there, in order. */
  moments: string[];
  /** Keys of records that the newest has. */
  records: string[];
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
  let records: string[] = [];
  for (const [, root] of roots.sort(([a], [b]) => (a < b ? -1 : 1))) {
    records = [];
    for (const [name, { since }] of Object.entries(plain<Leaves>(root))) {
      const key = `backup-leaf:${projectId}:${since}:${name}`;
      named.add(key);
      const leaf = stored.get(key);
      for (const line of leaf === undefined ? [] : plain<string>(leaf).split(';')) {
        const [of, , copied] = line.split(' ');
        named.add(`backup-copy:${projectId}:${copied}:${of}`);
        records.push(of ?? '');
      }
    }
  }
  return {
    moments: roots.map(([key]) => key.split(':').at(-1) ?? '').sort(),
    records,
    missing: [...named].filter((key) => !stored.has(key)),
    orphans: [...stored.keys()].filter((key) => !named.has(key)),
  };
}

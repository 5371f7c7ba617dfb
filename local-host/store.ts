import { open, type Database, type Key, type RootDatabase } from 'lmdb';

/** The embedded database on disk. A write that was awaited survives `kill -9` of the host. */
export interface Store {
  /** A named table with ordered keys; use array keys such as `[installation, 'issue', id]`. */
  table<V>(name: string): Database<V, Key>;
  /** Runs `work` in one atomic transaction over all tables; resolves once it is committed. */
  transaction<T>(work: () => T): Promise<T>;
  close(): Promise<void>;
}

/** Opens or creates the database in `folder`. */
export function openStore(folder: string): Store {
  const root: RootDatabase = open({ path: folder, maxDbs: 32, encoding: 'json' });
  const tables = new Map<string, Database<unknown, Key>>();
  return {
    table<V>(name: string) {
      let table = tables.get(name);
      if (!table) {
        table = root.openDB<unknown, Key>({ name, encoding: 'json' });
        tables.set(name, table);
      }
      return table as Database<V, Key>;
    },
    transaction: (work) => root.transaction(work),
    close: () => root.close(),
  };
}

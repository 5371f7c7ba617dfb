import type { Others } from '../../features/restore-feature';
import { writeMark } from '../../records/keys';
import type { CatalogueEntry } from '../../records/kinds';
import { readShards, shardRoot, touchShards } from '../../records/shards';

interface Known {
  /** Of the list's root, and what is about to change that. */
  revision: number;
  mark: string;
  lines: readonly CatalogueEntry[];
}

/**
 * The features beside one that comes back. Their list is read again only where somebody has changed it: whoever gives a path, or takes a
 * scenario to another feature, changes its root.
 *
 * @param stays Whether the feature with this id stays as it is. It is asked only of those that are in the way.
 */
export function othersIn(projectId: string, stays: (featureId: string) => Promise<boolean>): Others {
  let known: Known | undefined;
  return {
    stays,
    lines: async (records, writeId) => {
      const [root] = await records.read([shardRoot('catalogue', projectId)]);
      const revision = root?.revision ?? 0;
      const isOwn = revision === (known?.revision ?? 0) + 1 && root?.writes[0] === known?.mark;
      const isKnown = known && (revision === known.revision || isOwn);
      const lines =
        isKnown && known ? known.lines : await readShards<CatalogueEntry>(records, 'catalogue', projectId);
      known = { revision, mark: writeMark(writeId), lines };
      await touchShards(records, 'catalogue', projectId);
      return lines;
    },
  };
}

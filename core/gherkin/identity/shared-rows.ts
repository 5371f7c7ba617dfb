import type { Edge } from './assign';
import type { Item } from './side';

function commonRows(a: Item, b: Item): number {
  const rows = new Set(a.traits.rows);
  return [...new Set(b.traits.rows)].filter((row) => rows.has(row)).length;
}

/**
 * Pairs that another one of the same scenario has more example rows in common than. An outline that is taken apart, or put
 * together from several, is the part that most of its rows went to or came from: where a name says otherwise, only a
 * person can tell.
 */
export function outnumbered(
  edges: readonly Edge[],
  before: readonly Item[],
  after: readonly Item[],
): Set<Edge> {
  const counted = edges.flatMap((edge) => {
    const [old, item] = [before[edge.before], after[edge.after]];
    return old?.traits.rows.length && item?.traits.rows.length ? [{ edge, rows: commonRows(old, item) }] : [];
  });
  const most = (side: 'before' | 'after'): Map<number, number> => {
    const highest = new Map<number, number>();
    for (const { edge, rows } of counted)
      highest.set(edge[side], Math.max(highest.get(edge[side]) ?? 0, rows));
    return highest;
  };
  const [ofOld, ofNew] = [most('before'), most('after')];
  return new Set(
    counted
      .filter(({ edge, rows }) => rows < Math.max(ofOld.get(edge.before) ?? 0, ofNew.get(edge.after) ?? 0))
      .map(({ edge }) => edge),
  );
}

import type { Edge } from './assign';
import { WHOLE } from './decide';
import { groupsOf } from './groups';
import type { Item } from './side';

/** A pair that is worse by more than a name counts is about another outline, whatever rows it has in common. */
const RELATED = 0.4 * WHOLE;

function commonRows(a: Item, b: Item): number {
  const rows = new Set(a.traits.rows);
  return [...new Set(b.traits.rows)].filter((row) => rows.has(row)).length;
}

/** Pairs that another pair of the same scenario has more example rows in common than. */
export interface Outnumbered {
  /** The other one is as likely: this is not the outline, but what split off from it or went into it. */
  out: Set<Edge>;
  /** This one is likelier by what it says, its name perhaps: only a person can tell. */
  unclear: Set<Edge>;
}

/**
 * An outline that is taken apart, or put together from several, is the part that most of its rows went to or came from,
 * unless its name says otherwise.
 */
export function outnumbered(
  edges: readonly Edge[],
  before: readonly Item[],
  after: readonly Item[],
): Outnumbered {
  const counted = edges.flatMap((edge) => {
    const [old, item] = [before[edge.before], after[edge.after]];
    return old?.traits.rows.length && item?.traits.rows.length ? [{ edge, rows: commonRows(old, item) }] : [];
  });
  const found: Outnumbered = { out: new Set(), unclear: new Set() };
  for (const side of ['before', 'after'] as const)
    for (const group of groupsOf(counted, ({ edge }) => edge[side]).values())
      for (const { edge, rows } of group) {
        const more = group.filter((other) => other.rows > rows && other.edge.score > edge.score - RELATED);
        if (!more.length) continue;
        const aside = more.some((other) => other.edge.score >= edge.score);
        (aside ? found.out : found.unclear).add(edge);
      }
  return found;
}

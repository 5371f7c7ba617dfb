import { assign, type Edge } from './assign';
import { groupsOf } from './groups';

/** Scores are shares of this: 0.35 is 3,500. */
export const WHOLE = 10_000;

export interface Bounds {
  /** A pair is sure from this score on, */
  sure: number;
  /** and if every assignment without it is worse by this much. */
  margin: number;
  /** Below this score two have nothing to do with one another. */
  low: number;
}

/**
 * 0.35: a scenario whose name alone, or more than half of whose steps alone, is what it was. 0.05: about one step of
 * ten. 0.2: half of the steps' words, and nothing else.
 */
export const BOUNDS: Bounds = { sure: 0.35 * WHOLE, margin: 0.05 * WHOLE, low: 0.2 * WHOLE };

/** What became of one of the after side. `candidates` begin with the best. */
export type Decision = { is: 'sure'; before: number } | { is: 'ask'; candidates: number[] } | { is: 'new' };

/** How many margins below its sides' best pairs a pair still has a say. */
const FAR = 5;

/** Pairs good enough to be looked at. What both sides have a far better choice for decides nothing, and is left out. */
function worthyOf(edges: readonly Edge[], { low, margin }: Bounds): Edge[] {
  const best = { before: new Map<number, number>(), after: new Map<number, number>() };
  for (const edge of edges)
    for (const side of ['before', 'after'] as const)
      best[side].set(edge[side], Math.max(best[side].get(edge[side]) ?? 0, edge.score));
  return edges.filter(({ before, after, score }) => {
    const least = Math.min(best.before.get(before) ?? 0, best.after.get(after) ?? 0);
    return score >= low && score >= least - FAR * margin;
  });
}

/**
 * Decides on the best assignment: sure is what is good enough and clearly better than every other assignment; what is
 * not is asked, with those that nobody surely has and that come as near as the best one.
 * Who of the after side is not in the answer is new. `doubt` tells pairs that may only be asked.
 */
export function decide(
  edges: readonly Edge[],
  bounds: Bounds = BOUNDS,
  doubt: (edge: Edge) => boolean = () => false,
): Map<number, Decision> {
  const worthy = worthyOf(edges, bounds);
  const decisions = new Map<number, Decision>();
  const taken = new Set<number>();
  for (const pair of assign(worthy, bounds.margin)) {
    if (pair.score < bounds.sure || pair.regret < bounds.margin || doubt(pair)) continue;
    decisions.set(pair.after, { is: 'sure', before: pair.before });
    taken.add(pair.before);
  }
  const open = worthy.filter(({ before, after }) => !decisions.has(after) && !taken.has(before));
  for (const [after, group] of groupsOf(open, (edge) => edge.after)) {
    const sorted = group.toSorted((a, b) => b.score - a.score || a.before - b.before);
    const near = (sorted[0]?.score ?? 0) - 2 * bounds.margin;
    const candidates = sorted.filter(({ score }) => score >= near).map(({ before }) => before);
    decisions.set(after, { is: 'ask', candidates });
  }
  return decisions;
}

/** The sure pairs, after to before. */
export const surely = (decisions: ReadonlyMap<number, Decision>): Map<number, number> =>
  new Map(
    [...decisions].flatMap(([after, decision]): [number, number][] =>
      decision.is === 'sure' ? [[after, decision.before]] : [],
    ),
  );

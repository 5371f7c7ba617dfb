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
  const worthy = edges.filter(({ score }) => score >= bounds.low);
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

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

/** What speaks against pairs, beside their scores. */
export interface Doubts {
  /** May only be asked. */
  unclear: ReadonlySet<Edge>;
  /**
   * May only be asked as long as one of the pairs that contradict it is possible. A question names both, however far
   * one is behind the other.
   */
  contradicted: ReadonlyMap<Edge, readonly Edge[]>;
}

const NO_DOUBTS: Doubts = { unclear: new Set(), contradicted: new Map() };

/** How many margins below its sides' best pairs a pair still has a say. */
const FAR = 5;

/** Pairs good enough to be looked at. What both sides have a far better choice for decides nothing, and is left out. */
function worthyOf(edges: readonly Edge[], { low, margin }: Bounds, named: ReadonlySet<Edge>): Edge[] {
  const best = { before: new Map<number, number>(), after: new Map<number, number>() };
  for (const edge of edges)
    for (const side of ['before', 'after'] as const)
      best[side].set(edge[side], Math.max(best[side].get(edge[side]) ?? 0, edge.score));
  return edges.filter((edge) => {
    const { before, after, score } = edge;
    const least = Math.min(best.before.get(before) ?? 0, best.after.get(after) ?? 0);
    return score >= low && (named.has(edge) || score >= least - FAR * margin);
  });
}

const keyOf = ({ before, after }: Edge): string => `${before} ${after}`;

/**
 * Decides on the best assignment: sure is what is good enough and clearly better than every other assignment; what is
 * not is asked, with those that nobody surely has and that come as near as the best one.
 * Who of the after side is not in the answer is new.
 */
export function decide(
  edges: readonly Edge[],
  bounds: Bounds = BOUNDS,
  doubts: Doubts = NO_DOUBTS,
): Map<number, Decision> {
  const named = new Set([...doubts.contradicted].flatMap(([edge, others]) => [edge, ...others]));
  const worthy = worthyOf(edges, bounds, named);
  const unclear = new Set([...doubts.unclear].map(keyOf));
  const contradicted = new Map([...doubts.contradicted].map(([edge, others]) => [keyOf(edge), others]));
  const decisions = new Map<number, Decision>();
  const taken = new Set<number>();
  const isOpen = ({ before, after }: Edge): boolean => !decisions.has(after) && !taken.has(before);
  let waiting: Edge[] = assign(worthy, bounds.margin).filter(
    (pair) => pair.score >= bounds.sure && pair.regret >= bounds.margin && !unclear.has(keyOf(pair)),
  );
  // What becomes sure may settle a contradiction of others.
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    const doubtful = waiting.filter((pair) => contradicted.get(keyOf(pair))?.some(isOpen));
    const still = new Set(doubtful);
    for (const pair of waiting)
      if (!still.has(pair)) {
        decisions.set(pair.after, { is: 'sure', before: pair.before });
        taken.add(pair.before);
      }
    waiting = doubtful;
  }
  const open = worthy.filter(isOpen);
  for (const [after, group] of groupsOf(open, (edge) => edge.after)) {
    const sorted = group.toSorted((a, b) => b.score - a.score || a.before - b.before);
    const near = (sorted[0]?.score ?? 0) - 2 * bounds.margin;
    const candidates = sorted
      .filter((edge) => edge.score >= near || named.has(edge))
      .map(({ before }) => before);
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

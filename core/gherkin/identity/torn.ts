import type { Edge } from './assign';
import { BOUNDS } from './decide';
import { groupsOf } from './groups';
import type { Compared } from './likeness';
import type { Item } from './side';

/**
 * How much nearer clearly is, where the nearest is not the same: a fifth of a name is a word of it, a tenth of a body a
 * step of ten. What is the same to the last word is clearly nearer than all that is not.
 */
const CLEARLY = { name: 0.2, body: 0.1 };

/**
 * Lines a body needs to speak against a name. One step or two are often said of something else as well, and one edit
 * makes the one body of the other; three are a state, an act and an outcome.
 */
const TELLING = 3;

type Part = keyof typeof CLEARLY;

/** A pair with what its two have in common. */
interface Reading {
  edge: Edge;
  parts: Compared;
}

/** Those that are the best in this part for both of the two, and are the same in it or good enough as a whole. */
function nearest(readings: readonly Reading[], part: Part): Reading[] {
  const best = { before: new Map<number, number>(), after: new Map<number, number>() };
  for (const { edge, parts } of readings)
    for (const side of ['before', 'after'] as const)
      best[side].set(edge[side], Math.max(best[side].get(edge[side]) ?? 0, parts[part]));
  return readings.filter(
    ({ edge, parts }) =>
      (parts[part] === 1 || edge.score >= BOUNDS.sure) &&
      parts[part] === best.before.get(edge.before) &&
      parts[part] === best.after.get(edge.after),
  );
}

const clearlyNearer = (part: Part, { parts: { [part]: near } }: Reading, { parts }: Reading): boolean =>
  near > parts[part] && (near === 1 || near - parts[part] >= CLEARLY[part]);

/** Outlines of the same steps are left to their rows. */
const contradictory = (name: Reading, body: Reading): boolean =>
  body.parts.steps > name.parts.steps &&
  clearlyNearer('name', name, body) &&
  clearlyNearer('body', body, name);

const isTelling = (item: Item | undefined): boolean =>
  item !== undefined && item.traits.lines.length + item.traits.rows.length >= TELLING;

/**
 * Pairs with those that contradict them: a scenario has the name of one and the body of another, or its name went to
 * one and its body to another. Names were swapped, or bodies, or one was deleted and the other given its name, and
 * either costs the same.
 */
export function tornPairs(
  compared: ReadonlyMap<Edge, Compared>,
  before: readonly Item[],
  after: readonly Item[],
): Map<Edge, Edge[]> {
  const readings = [...compared].map(([edge, parts]): Reading => ({ edge, parts }));
  const [names, bodies] = [nearest(readings, 'name'), nearest(readings, 'body')];
  const contradicted = new Map<Edge, Edge[]>();
  const contradict = (edge: Edge, by: Edge): void => {
    contradicted.set(edge, [...(contradicted.get(edge) ?? []), by]);
  };
  for (const side of ['before', 'after'] as const) {
    const rivals = groupsOf(bodies, ({ edge }) => edge[side]);
    for (const name of names)
      for (const body of rivals.get(name.edge[side]) ?? []) {
        if (!contradictory(name, body)) continue;
        contradict(body.edge, name.edge);
        if (isTelling(before[body.edge.before]) && isTelling(after[body.edge.after]))
          contradict(name.edge, body.edge);
      }
  }
  return contradicted;
}

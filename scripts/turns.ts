import { createHash } from 'node:crypto';

/** Suites of which one is tried at a time, and another at another time. */
export interface Turns {
  now: string[];
  later: string[];
}

/** One of each group has its turn, the same for the same seed; all do as seeds go by. */
export function takeTurns(groups: readonly (readonly string[])[], seed: number): Turns {
  const turns: Turns = { now: [], later: [] };
  for (const [place, group] of groups.entries()) {
    const [drawn = 0] = createHash('sha256').update(`${seed} ${place}`).digest();
    const chosen = drawn % group.length;
    for (const [n, name] of group.entries()) turns[n === chosen ? 'now' : 'later'].push(name);
  }
  return turns;
}

import type { ScenarioEntry } from '../scenario-table';
import type { Question, Rematched } from './rematch';

/** What a person said a scenario is: the id of one that was there before, or that it is a new one. */
export type Answer = string;
export const NEW: Answer = 'new';

/** Who each scenario is, as far as that is known, and what is still to be asked. */
export interface Answered {
  kept: (ScenarioEntry | undefined)[];
  open: Question[];
}

/**
 * Takes a person's answers, by the scenario's position. An answer that names no candidate, or one that another scenario
 * already is, counts as none; a question whose candidates have all become other scenarios is answered by that.
 */
export function withAnswers({ kept, ask }: Rematched, answers: ReadonlyMap<number, Answer>): Answered {
  const known = [...kept];
  const used = new Set(kept.flatMap((entry) => entry?.id ?? []));
  for (const { index, candidates } of ask) {
    const chosen = candidates.find(({ id }) => id === answers.get(index) && !used.has(id));
    if (!chosen) continue;
    known[index] = chosen;
    used.add(chosen.id);
  }
  const open = ask
    .filter(({ index }) => !known[index] && answers.get(index) !== NEW)
    .map(({ index, candidates }) => ({ index, candidates: candidates.filter(({ id }) => !used.has(id)) }))
    .filter(({ candidates }) => candidates.length > 0);
  return { kept: known, open };
}

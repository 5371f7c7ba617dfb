import type { Vocabulary } from '../../../../../src/invoke-api';

type Step = Vocabulary['steps'][number];

/** How well a text answers what was typed; the lowest is the best, `undefined` no answer. */
function fit(text: string, query: string, words: readonly string[]): number | undefined {
  if (text.startsWith(query)) return 0;
  const starts = words.every((word) => text.startsWith(word) || text.includes(` ${word}`));
  if (starts) return 1;
  // One or two letters are inside nearly every step.
  return query.length > 2 && words.every((word) => text.includes(word)) ? 2 : undefined;
}

/**
 * The steps that answer what was typed, the best first: those that begin with it, those with a word for each word of it,
 * those that hold it; of these the near ones first, then the often used. Values do not count: a step is the same with
 * another number in it.
 */
export function ranked(steps: readonly Step[], typed: string, most: number): Step[] {
  const query = typed.trimStart().toLowerCase();
  const words = query.split(/\s+/).filter(Boolean);
  return steps
    .flatMap((step) => {
      const text = step.text.toLowerCase();
      const found = text === query ? undefined : fit(text, query, words);
      return found === undefined ? [] : [{ step, found }];
    })
    .sort(
      (a, b) =>
        a.found - b.found ||
        Number(b.step.here > 0) - Number(a.step.here > 0) ||
        b.step.uses - a.step.uses ||
        (a.step.text < b.step.text ? -1 : 1),
    )
    .slice(0, most)
    .map(({ step }) => step);
}

/** The steps of both, each once: what stands in the text is near, and counts beside what the project has. */
export function together(known: readonly Step[], written: readonly string[]): Step[] {
  const steps = new Map(known.map((step) => [step.text, step]));
  for (const text of written) {
    const step = steps.get(text);
    // What is saved is among the project's uses already.
    steps.set(text, step ? { ...step, here: step.here || 1 } : { text, uses: 1, here: 1 });
  }
  return [...steps.values()];
}

import { surely, type Decision } from './decide';
import { groupsOf } from './groups';
import type { Item } from './side';

const byContent = (items: readonly Item[]): Map<string, Item[]> =>
  groupsOf(items, ({ traits }) => traits.content);

/** Two that read the same are enough to see that nobody can tell, however many there are. */
export const twoOfEach = (items: readonly Item[]): Item[] =>
  [...byContent(items).values()].flatMap((group) => group.slice(0, 2));

/** Whoever reads the same as a candidate is one as well, and who reads the same as one that is asked is asked too. */
export function withTwins(
  decisions: Map<number, Decision>,
  missing: readonly Item[],
  changed: readonly Item[],
): Map<number, Decision> {
  for (const [first, ...others] of byContent(changed).values()) {
    const decision = decisions.get(first?.at ?? -1);
    if (decision?.is === 'ask')
      for (const { at } of others) if (!decisions.has(at)) decisions.set(at, decision);
  }
  const taken = new Set(surely(decisions).values());
  const free = missing.filter(({ at }) => !taken.has(at));
  const twins = byContent(free);
  const contents = new Map(free.map(({ at, traits }) => [at, traits.content]));
  for (const [decision, group] of groupsOf([...decisions], ([, known]) => known)) {
    if (decision.is !== 'ask') continue;
    const all = decision.candidates.flatMap((old) => twins.get(contents.get(old) ?? '') ?? []);
    const candidates = [...new Set(all.map(({ at }) => at))];
    for (const [after] of group) decisions.set(after, { is: 'ask', candidates });
  }
  return decisions;
}

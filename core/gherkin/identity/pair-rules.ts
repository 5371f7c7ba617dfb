import type { Edge } from './assign';
import { decide, WHOLE, type Decision } from './decide';
import { groupsOf } from './groups';
import type { RuleItem, Side } from './side';
import { wordsOf } from './traits';

/** A rule is its scenarios more than its name; where one side has none, its name alone. The file only breaks ties. */
const WEIGHTS = { name: 0.4, scenarios: 0.6, sameFile: 0.01 };

/** A word that more rules have than this does not make two of them candidates. */
const COMMON = 50;

const dice = (common: number, a: number, b: number): number => (a + b ? (2 * common) / (a + b) : 0);

function nameLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const left = wordsOf(a);
  const right = new Set(wordsOf(b));
  return dice(left.filter((word) => right.has(word)).length, left.length, right.size);
}

function likeness(before: RuleItem, after: RuleItem, shared: number): number {
  const name = nameLikeness(before.name, after.name);
  const members = dice(shared, before.members.length, after.members.length);
  const whole =
    before.members.length && after.members.length ? WEIGHTS.name * name + WEIGHTS.scenarios * members : name;
  return whole && whole + (before.key === after.key ? WEIGHTS.sameFile : 0);
}

/**
 * What became of each rule of the after side, by its position there; absent: new.
 * @param pairs Scenarios known to be the same, after to before.
 */
export function pairRules(
  before: Side,
  after: Side,
  pairs: ReadonlyMap<number, number>,
): Map<number, Decision> {
  const byWord = groupsOf(
    before.rules.flatMap(({ name }, at) => [name, ...new Set(wordsOf(name))].map((word) => ({ word, at }))),
    ({ word }) => word,
  );
  const edges = after.rules.flatMap((rule, at): Edge[] => {
    const shared = new Map<number, number>();
    for (const word of [rule.name, ...wordsOf(rule.name)]) {
      const holders = byWord.get(word) ?? [];
      if (holders.length <= COMMON) for (const holder of holders) shared.set(holder.at, 0);
    }
    for (const member of rule.members) {
      const old = before.items[pairs.get(member) ?? -1]?.rule;
      if (old !== undefined) shared.set(old, (shared.get(old) ?? 0) + 1);
    }
    return [...shared].flatMap(([old, count]) => {
      const partner = before.rules[old];
      if (!partner) return [];
      return [{ before: old, after: at, score: Math.round(likeness(partner, rule, count) * WHOLE) }];
    });
  });
  return decide(edges);
}

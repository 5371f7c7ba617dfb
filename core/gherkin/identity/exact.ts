import { groupsOf } from './groups';
import { pairRules } from './pair-rules';
import { otherTests, sameTests } from './same-test';
import type { Item, Side } from './side';

const LEVELS = ['text', 'content'] as const;

interface Group {
  before: Item[];
  after: Item[];
}

/** Pairs of scenarios known to be the same, after to before, and who is still without a partner. */
class Pairs {
  readonly byAfter = new Map<number, number>();
  private readonly used = new Set<number>();

  constructor(
    private readonly before: Side,
    private readonly after: Side,
  ) {}

  add(before: readonly Item[], after: readonly Item[]): void {
    after.forEach((item, n) => {
      const partner = before[n];
      if (!partner || this.used.has(partner.at) || this.byAfter.has(item.at)) return;
      if (otherTests(partner, item)) return;
      this.byAfter.set(item.at, partner.at);
      this.used.add(partner.at);
    });
  }

  /** Those still without a partner that are alike, where there are any on both sides. */
  alike(level: (typeof LEVELS)[number]): Group[] {
    const open = groupsOf(
      this.before.items.filter(({ at }) => !this.used.has(at)),
      ({ traits }) => traits[level],
    );
    const waiting = this.after.items.filter(({ at }) => !this.byAfter.has(at));
    return [...groupsOf(waiting, ({ traits }) => traits[level])].flatMap(([key, after]) => {
      const before = open.get(key);
      return before ? [{ before, after }] : [];
    });
  }
}

/** Twins in the same place are taken in order if none came or went. */
function pairTwins(pairs: Pairs, { before, after }: Group, place: { old: Place; new: Place }): void {
  const left: Group = { before: [], after: [] };
  const olds = groupsOf(before, place.old);
  const news = groupsOf(after, place.new);
  for (const [where, group] of olds) {
    const here = news.get(where) ?? [];
    if (here.length === group.length) {
      pairs.add(group, here);
      news.delete(where);
    } else left.before.push(...group);
  }
  left.after.push(...[...news.values()].flat());
  const together = new Set(left.before.map(place.old)).size === 1 && news.size === 1;
  if (together && left.before.length === left.after.length) pairs.add(left.before, left.after);
}

type Place = (item: Item) => string;

/**
 * Pairs of scenarios that have the same number of a test, or read the same, after to before: first by their own text, then
 * without tags and layout; those with numbers of different tests never. Twins
 * (several that read the same) are told apart by file and rule, and by their order as long as there are as many as there were;
 * where their number changed nobody can tell, and none of them is paired.
 */
export function exactPairs(before: Side, after: Side): Map<number, number> {
  const pairs = new Pairs(before, after);
  for (const [old, item] of sameTests(before, after)) pairs.add([old], [item]);
  for (const level of LEVELS)
    for (const group of pairs.alike(level))
      if (group.before.length === 1 && group.after.length === 1) pairs.add(group.before, group.after);
  const rules = pairRules(before, after, pairs.byAfter);
  const place = {
    old: ({ key, rule }: Item): string => (rule === undefined ? `file ${key}` : `rule ${rule}`),
    new: ({ key, rule }: Item): string => {
      if (rule === undefined) return `file ${key}`;
      const known = rules.get(rule);
      return known?.is === 'sure' ? `rule ${known.before}` : `new rule ${rule}`;
    },
  };
  for (const level of LEVELS) for (const group of pairs.alike(level)) pairTwins(pairs, group, place);
  return pairs.byAfter;
}

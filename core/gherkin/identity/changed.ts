import type { Edge } from './assign';
import { candidatePairs } from './candidates';
import { BOUNDS, decide, surely, WHOLE, type Decision } from './decide';
import { Likeness, type Compared } from './likeness';
import { pairRules } from './pair-rules';
import { Places } from './places';
import { otherTests } from './same-test';
import { outnumbered } from './shared-rows';
import type { Item, Side } from './side';
import { tornPairs } from './torn';
import { twoOfEach, withTwins } from './twins';

/**
 * Where two scenarios stand, and how little it counts: all of it together is less than a third of the margin, so that it
 * orders what a question offers and settles next to nothing.
 */
const PLACE = { rule: 0.006, file: 0.003, neighbour: 0.003 };

/** From here on one scenario may be an edited copy of another one. */
const COPY = 0.7 * WHOLE;

/** How near each comes to the nearest of the scenarios that are still there. */
function rivalsOf(news: readonly Item[], kept: readonly Item[], likeness: Likeness): Map<number, number> {
  const rivals = new Map<number, number>();
  for (const { before, after } of candidatePairs(kept, news, likeness))
    rivals.set(after.at, Math.max(rivals.get(after.at) ?? 0, likeness.between(before, after)));
  return rivals;
}

/** Pairs that a tag binds. */
const taggedOf = (edges: readonly Edge[], before: Side, after: Side, likeness: Likeness): Edge[] =>
  edges.filter((edge) => {
    const [old, item] = [before.items[edge.before], after.items[edge.after]];
    return old && item && likeness.haveOwnTag(old, item);
  });

/** Pairs that say one thing while a tag that only one of them and a third one have says another. */
function againstTags(edges: readonly Edge[], tagged: readonly Edge[]): Edge[] {
  const own = new Set(tagged);
  const olds = new Set(tagged.map((edge) => edge.before));
  const news = new Set(tagged.map((edge) => edge.after));
  return edges.filter((edge) => !own.has(edge) && (olds.has(edge.before) || news.has(edge.after)));
}

/**
 * Decides on those that do not read as before. One that is as near to a scenario that is still there (its rival) may be
 * an edited copy of that, while the one it resembles was deleted: unless it stands where that one stood, it is asked. Half
 * the margin is enough to be nearer: a copy and a deletion are two changes, and an edit is one.
 */
export function decideOnChanged(
  before: Side,
  after: Side,
  exact: ReadonlyMap<number, number>,
): Map<number, Decision> {
  const found = new Set(exact.values());
  const changed = after.items.filter(({ at }) => !exact.has(at));
  const missing = before.items.filter(({ at }) => !found.has(at));
  if (!changed.length || !missing.length) return new Map();
  const [olds, news] = [twoOfEach(missing), twoOfEach(changed)];
  const likeness = new Likeness([...before.items, ...after.items]);
  const places = new Places(before.items, after.items, exact);
  const rules = surely(pairRules(before, after, exact));
  const bonus = (old: Item, item: Item): number =>
    (old.rule !== undefined && item.rule !== undefined && rules.get(item.rule) === old.rule
      ? PLACE.rule
      : 0) +
    (old.key === item.key ? PLACE.file : 0) +
    PLACE.neighbour * places.agreeing(old, item);

  const rivals = rivalsOf(
    news,
    before.items.filter(({ at }) => found.has(at)),
    likeness,
  );
  const doubtful = new Set<Edge>();
  const compared = new Map<Edge, Compared>();
  const edges = candidatePairs(olds, news, likeness).flatMap((pair): Edge[] => {
    if (otherTests(pair.before, pair.after)) return [];
    const parts = likeness.compare(pair.before, pair.after);
    const content = parts.whole * WHOLE;
    const rival = (rivals.get(pair.after.at) ?? 0) * WHOLE;
    const inPlace = places.agreeing(pair.before, pair.after) === 2;
    const nearerToRival = rival > content + BOUNDS.margin;
    if (content < BOUNDS.low || (content < BOUNDS.sure && nearerToRival && !inPlace)) return [];
    const score = Math.round(content + bonus(pair.before, pair.after) * WHOLE);
    const edge = { before: pair.before.at, after: pair.after.at, score };
    if (inPlace ? nearerToRival && rival >= COPY : rival > content - BOUNDS.margin / 2) doubtful.add(edge);
    compared.set(edge, parts);
    return [edge];
  });
  const parts = outnumbered(edges, before.items, after.items);
  const tagged = taggedOf(edges, before, after, likeness);
  for (const edge of tagged) compared.delete(edge);
  const contradicted = tornPairs(compared, before.items, after.items);
  const unclear = new Set([...doubtful, ...parts.unclear, ...againstTags(edges, tagged)]);
  const named = new Set([...contradicted].flatMap(([edge, others]) => [edge, ...others]));
  const whole = edges.filter((edge) => !parts.out.has(edge) || named.has(edge));
  const decisions = decide(whole, BOUNDS, { unclear, contradicted });
  return withTwins(decisions, missing, changed);
}

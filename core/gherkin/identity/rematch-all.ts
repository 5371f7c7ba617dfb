import type { ScenarioEntry, ScenarioTable } from '../scenario-table';
import type { Edge } from './assign';
import { candidatePairs } from './candidates';
import { BOUNDS, decide, WHOLE, type Decision } from './decide';
import { exactPairs } from './exact';
import { groupsOf } from './groups';
import { Likeness } from './likeness';
import { pairRules } from './pair-rules';
import { Places } from './places';
import { outnumbered } from './shared-rows';
import { sideOf, type Item, type KeyedDocument, type Side } from './side';

/** A feature before the change; `table` has one entry a scenario of `document`. */
export interface KnownDocument extends KeyedDocument {
  table: ScenarioTable;
}

/** A scenario that was there before. */
export interface Origin {
  /** Of the document it stood in. */
  key: string;
  entry: ScenarioEntry;
}

/** Who a scenario is; candidates of a question are the likeliest first. */
export type Verdict = { is: 'sure'; origin: Origin } | { is: 'ask'; candidates: Origin[] } | { is: 'new' };

export interface RematchedAll {
  /** For each document after the change, in the order given, one a scenario. */
  verdicts: Verdict[][];
  /** Those that are neither found again nor asked about. */
  gone: Origin[];
}

/**
 * Where two scenarios stand, and how little it counts: all of it together is less than a third of the margin, so that it
 * orders what a question offers and settles next to nothing.
 */
const PLACE = { rule: 0.006, file: 0.003, neighbour: 0.003 };

/** From here on one scenario may be an edited copy of another one. */
const COPY = 0.7 * WHOLE;

/** Who is who on both sides, by position. */
export interface Identified {
  before: Side;
  after: Side;
  scenarios: Map<number, Decision>;
  rules: Map<number, Decision>;
}

const surely = (decisions: ReadonlyMap<number, Decision>): Map<number, number> =>
  new Map(
    [...decisions].flatMap(([after, decision]): [number, number][] =>
      decision.is === 'sure' ? [[after, decision.before]] : [],
    ),
  );

/**
 * Decides on those that do not read as before. One that is as near to a scenario that is still there (its rival) may be
 * an edited copy of that, while the one it resembles was deleted: unless it stands where that one stood, it is asked. Half
 * the margin is enough to be nearer: a copy and a deletion are two changes, and an edit is one.
 */
function decideOnChanged(
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

  const rivals = new Map<number, number>();
  const kept = before.items.filter(({ at }) => found.has(at));
  for (const pair of candidatePairs(kept, news, likeness)) {
    const score = likeness.between(pair.before, pair.after);
    rivals.set(pair.after.at, Math.max(rivals.get(pair.after.at) ?? 0, score));
  }

  const doubtful = new Set<Edge>();
  const edges = candidatePairs(olds, news, likeness).flatMap((pair): Edge[] => {
    const content = likeness.between(pair.before, pair.after) * WHOLE;
    const rival = (rivals.get(pair.after.at) ?? 0) * WHOLE;
    const inPlace = places.agreeing(pair.before, pair.after) === 2;
    const nearerToRival = rival > content + BOUNDS.margin;
    if (content < BOUNDS.low || (content < BOUNDS.sure && nearerToRival && !inPlace)) return [];
    const score = Math.round(content + bonus(pair.before, pair.after) * WHOLE);
    const edge = { before: pair.before.at, after: pair.after.at, score };
    if (inPlace ? nearerToRival && rival >= COPY : rival > content - BOUNDS.margin / 2) doubtful.add(edge);
    return [edge];
  });
  const parts = outnumbered(edges, before.items, after.items);
  for (const edge of parts.unclear) doubtful.add(edge);
  const unclear = new Set([...doubtful].map(({ before: old, after: item }) => `${old} ${item}`));
  const whole = edges.filter((edge) => !parts.out.has(edge));
  const decisions = decide(whole, BOUNDS, (pair) => unclear.has(`${pair.before} ${pair.after}`));
  return withTwins(decisions, missing, changed);
}

const byContent = (items: readonly Item[]): Map<string, Item[]> =>
  groupsOf(items, ({ traits }) => traits.content);

/** Two that read the same are enough to see that nobody can tell, however many there are. */
const twoOfEach = (items: readonly Item[]): Item[] =>
  [...byContent(items).values()].flatMap((group) => group.slice(0, 2));

/** Whoever reads the same as a candidate is one as well, and who reads the same as one that is asked is asked too. */
function withTwins(
  decisions: Map<number, Decision>,
  missing: readonly Item[],
  changed: readonly Item[],
): Map<number, Decision> {
  for (const [first, ...others] of byContent(changed).values()) {
    const decision = decisions.get(first?.at ?? -1);
    if (decision?.is === 'ask') for (const { at } of others) decisions.set(at, decision);
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

/** Finds the scenarios and rules of a set of documents again in another set. */
export function identify(documents: readonly KeyedDocument[], later: readonly KeyedDocument[]): Identified {
  const [before, after] = [sideOf(documents), sideOf(later)];
  const exact = exactPairs(before, after);
  const scenarios = new Map<number, Decision>(
    [...exact].map(([item, old]) => [item, { is: 'sure', before: old }]),
  );
  for (const [item, decision] of decideOnChanged(before, after, exact)) scenarios.set(item, decision);
  return { before, after, scenarios, rules: pairRules(before, after, surely(scenarios)) };
}

/**
 * Finds the scenarios of a set of documents again after their texts were changed as a whole, also where they moved from one
 * document to another. Each old entry is used at most once, by a scenario that is surely it. Where more than one answer is
 * as good as another the verdict is a question, whatever the order of the documents.
 * @throws RangeError when two documents of a side have the same key, or a table is shorter than its document.
 */
export function rematchAll(
  documents: readonly KnownDocument[],
  later: readonly KeyedDocument[],
): RematchedAll {
  const { before, after, scenarios } = identify(documents, later);
  const tables = new Map(documents.map(({ key, table }) => [key, table]));
  const originOf = ({ key, index }: Item): Origin => {
    const entry = tables.get(key)?.[index];
    if (!entry) throw new RangeError(`no entry ${index} in the table of ${key}`);
    return { key, entry };
  };
  const origins = before.items.map(originOf);
  const wanted = new Set<number>();
  /** Many questions may name the same many: they share one list. */
  const lists = new Map<readonly number[], Origin[]>();
  const originsOf = (olds: readonly number[]): Origin[] => {
    const known = lists.get(olds);
    if (known) return known;
    const list = olds.flatMap((old) => origins.slice(old, old + 1));
    for (const old of olds) wanted.add(old);
    lists.set(olds, list);
    return list;
  };
  const verdictOf = (item: Item): Verdict => {
    const decision = scenarios.get(item.at) ?? { is: 'new' };
    if (decision.is === 'new') return decision;
    const candidates = originsOf(decision.is === 'sure' ? [decision.before] : decision.candidates);
    const [origin] = candidates;
    return decision.is === 'sure' && origin ? { is: 'sure', origin } : { is: 'ask', candidates };
  };
  const byKey = groupsOf(after.items, ({ key }) => key);
  const verdicts = later.map(({ key }) => (byKey.get(key) ?? []).map(verdictOf));
  return { verdicts, gone: origins.filter((_, old) => !wanted.has(old)) };
}

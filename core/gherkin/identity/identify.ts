import { decideOnChanged } from './changed';
import { surely, type Decision } from './decide';
import { exactPairs } from './exact';
import { pairRules } from './pair-rules';
import { sideOf, type KeyedDocument, type Side } from './side';

/** Who is who on both sides, by position. */
export interface Identified {
  before: Side;
  after: Side;
  scenarios: Map<number, Decision>;
  rules: Map<number, Decision>;
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

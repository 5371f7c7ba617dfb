import type { FeatureDocument, ScenarioNode } from './document';
import type { ScenarioEntry, ScenarioTable } from './scenario-table';
import { scenarioHash } from './scenario-text';

/** Which entry of the old table each scenario of the new document is; `gone` have no scenario any more. */
export interface Rematched {
  /** One a scenario of the new document: the old entry it is, or `undefined` for a new scenario. */
  kept: (ScenarioEntry | undefined)[];
  gone: ScenarioEntry[];
}

/** What the passes compare; each name may come several times, and is then taken in order. */
type Trait = (document: FeatureDocument, node: ScenarioNode) => string;

const PASSES: Trait[] = [
  (document, node) => `${node.ruleName ?? ''}\n${scenarioHash(document, node.index)}`,
  (document, node) => scenarioHash(document, node.index),
  (_, node) => `${node.ruleName ?? ''}\n${node.name}`,
  (_, node) => node.name,
];

/** Pairs of positions, old to new, that a trait makes among those still without a partner. */
function pairBy(
  trait: Trait,
  before: FeatureDocument,
  after: FeatureDocument,
  pairs: Map<number, number>,
): void {
  const taken = new Set(pairs.values());
  const waiting = new Map<string, number[]>();
  for (const node of before.scenarios)
    if (!taken.has(node.index)) {
      const key = trait(before, node);
      waiting.set(key, [...(waiting.get(key) ?? []), node.index]);
    }
  for (const node of after.scenarios) {
    if (pairs.has(node.index)) continue;
    const old = waiting.get(trait(after, node))?.shift();
    if (old !== undefined) pairs.set(node.index, old);
  }
}

/**
 * What stands between the same two neighbours as before, one for one, was renamed and edited at once. Where the
 * numbers differ nobody can tell which is which, and none is guessed.
 */
function pairByPlace(before: FeatureDocument, after: FeatureDocument, pairs: Map<number, number>): void {
  const taken = new Set(pairs.values());
  let open: number[] = [];
  let previous = -1;
  const close = (next: number): void => {
    const old = before.scenarios
      .map(({ index }) => index)
      .filter((index) => index > previous && index < next && !taken.has(index));
    if (old.length === open.length)
      open.forEach((index, n) => {
        const partner = old[n];
        if (partner !== undefined) pairs.set(index, partner);
      });
    open = [];
  };
  for (const { index } of after.scenarios) {
    const partner = pairs.get(index);
    if (partner === undefined) open.push(index);
    else {
      if (partner > previous) close(partner);
      else open = [];
      previous = partner;
    }
  }
  close(before.scenarios.length);
}

/**
 * Finds the scenarios of a feature again after its text was changed as a whole: by their text, then by name, then by
 * place. Each old entry is used once. `table` has one entry a scenario of `before`.
 */
export function rematch(before: FeatureDocument, table: ScenarioTable, after: FeatureDocument): Rematched {
  const pairs = new Map<number, number>();
  for (const trait of PASSES) pairBy(trait, before, after, pairs);
  pairByPlace(before, after, pairs);
  const used = new Set(pairs.values());
  return {
    kept: after.scenarios.map(({ index }) => {
      const old = pairs.get(index);
      return old === undefined ? undefined : table[old];
    }),
    gone: table.filter((_, index) => !used.has(index)),
  };
}

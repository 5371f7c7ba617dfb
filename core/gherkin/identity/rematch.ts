import type { FeatureDocument } from '../document';
import type { ScenarioEntry, ScenarioTable } from '../scenario-table';
import { rematchAll } from './rematch-all';

/** A scenario that may be one of several old ones; only a person can tell. */
export interface Question {
  /** Its position in the new document. */
  index: number;
  /** The likeliest first. */
  candidates: ScenarioEntry[];
}

/** Which entry of the old table each scenario of the new document is. */
export interface Rematched {
  /** One a scenario of the new document: the old entry it surely is, or `undefined` for one that is new or asked about. */
  kept: (ScenarioEntry | undefined)[];
  ask: Question[];
  /** Entries that no scenario is, and that no question names. */
  gone: ScenarioEntry[];
}

/**
 * Finds the scenarios of a feature again after its text was changed as a whole. Each old entry is used once.
 * `table` has one entry a scenario of `before`.
 */
export function rematch(before: FeatureDocument, table: ScenarioTable, after: FeatureDocument): Rematched {
  // Most imports: nothing is there yet, and nothing has to be compared.
  if (!table.length) return { kept: after.scenarios.map(() => undefined), ask: [], gone: [] };
  const { verdicts, gone } = rematchAll(
    [{ key: '', document: before, table }],
    [{ key: '', document: after }],
  );
  const found = verdicts.flat();
  return {
    kept: found.map((verdict) => (verdict.is === 'sure' ? verdict.origin.entry : undefined)),
    ask: found.flatMap((verdict, index) =>
      verdict.is === 'ask' ? [{ index, candidates: verdict.candidates.map(({ entry }) => entry) }] : [],
    ),
    gone: gone.map(({ entry }) => entry),
  };
}

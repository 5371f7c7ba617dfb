import type { FeatureDocument, TextProblem } from '../document';
import { addEntry, moveEntry, removeEntry, type ScenarioEntry, type ScenarioTable } from '../scenario-table';
import { scenarioAt } from '../scenario-text';
import { copyName } from './copy-name';
import { duplicateScenario } from './duplicate-scenario';
import { moveScenario } from './move-scenario';
import { placeBeside, type Direction } from './place-beside';
import { removeScenario } from './remove-scenario';
import { renameScenario } from './rename-scenario';
import { refused } from './result';

/** What is done to one scenario among those of its feature. */
export type ScenarioEdit =
  | { kind: 'rename'; name: string }
  /** A copy right below it, under a name of its own. */
  | { kind: 'duplicate' }
  /** One place, at the edge of a rule out of it or into the next. */
  | { kind: 'move'; to: Direction }
  | { kind: 'remove' };

/** A feature's text read, and what is known of each of its scenarios: one entry a scenario, in order. */
export interface Listed {
  document: FeatureDocument;
  scenarios: ScenarioTable;
}

export type ListedResult =
  | { ok: true; text: string; document: FeatureDocument; scenarios: ScenarioEntry[]; index: number }
  | { ok: false; problems: TextProblem[] };

/**
 * Edits a scenario in the text and its entry in the table together, so that every entry stays with its scenario and nothing
 * has to be found again. `index` of the result is where the scenario is now, of a duplicate where the copy is, of a removal
 * where it was. A copy has the test type of its model and no issues; `copyId` is its id.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function editListed(
  { document, scenarios }: Listed,
  index: number,
  edit: ScenarioEdit,
  copyId: string,
): ListedResult {
  const { name } = scenarioAt(document, index);
  switch (edit.kind) {
    case 'rename': {
      const result = renameScenario(document, index, edit.name);
      return result.ok ? { ...result, scenarios: [...scenarios] } : result;
    }
    case 'duplicate': {
      const result = duplicateScenario(document, index, copyName(document, name));
      if (!result.ok) return result;
      const copy: ScenarioEntry = { ...scenarios[index], id: copyId, issues: [] };
      return { ...result, scenarios: addEntry(scenarios, result.index, copy) };
    }
    case 'move': {
      const place = placeBeside(document, index, edit.to);
      if (!place) return refused(`There is no place further ${edit.to} in this feature.`);
      const result = moveScenario(document, index, place);
      return result.ok ? { ...result, scenarios: moveEntry(scenarios, index, result.index) } : result;
    }
    case 'remove': {
      const result = removeScenario(document, index);
      return result.ok ? { ...result, scenarios: removeEntry(scenarios, index) } : result;
    }
  }
}

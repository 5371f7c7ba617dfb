import type { ScenarioEntry, ScenarioTable } from '../scenario-table';
import { identify } from './identify';
import type { KeyedDocument } from './side';
import { told, type Told } from './verdicts';

/** A feature before the change; `table` has one entry a scenario of `document`. */
export interface KnownDocument extends KeyedDocument {
  table: ScenarioTable;
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
): Told<ScenarioEntry> {
  const { before, after, scenarios } = identify(documents, later);
  const tables = new Map(documents.map(({ key, table }) => [key, table]));
  return told(scenarios, before.items, after.items, tables, later);
}

import { identify } from './identify';
import type { KeyedDocument } from './side';
import { told, type Told } from './verdicts';

/** What is known of a rule beside its text. */
export interface RuleEntry {
  /** Stays with the rule through edits. */
  id: string;
}

/** A feature before the change; `rules` has one entry a rule of `document`. */
export interface KnownRules extends KeyedDocument {
  rules: readonly RuleEntry[];
}

/**
 * Finds the rules of a set of documents again after their texts were changed as a whole: by their scenarios and by their
 * names. Each old entry is used at most once, by a rule that is surely it.
 * @throws RangeError when two documents of a side have the same key, or a table is shorter than its document.
 */
export function rematchRules(
  documents: readonly KnownRules[],
  later: readonly KeyedDocument[],
): Told<RuleEntry> {
  const { before, after, rules } = identify(documents, later);
  const tables = new Map(documents.map(({ key, rules: table }) => [key, table]));
  return told(rules, before.rules, after.rules, tables, later);
}

import type { FeatureDocument } from '../document';
import { traitsOf, type Traits } from './traits';

/** A feature's text under the key that tells files apart, its path for example. */
export interface KeyedDocument {
  key: string;
  document: FeatureDocument;
}

/** A scenario among all of one side. */
export interface Item {
  /** Position among all items of its side: by key, then by place. */
  at: number;
  key: string;
  /** Position in its document. */
  index: number;
  /** Position of its rule among all rules of its side. */
  rule?: number;
  traits: Traits;
}

/** A rule among all of one side. */
export interface RuleItem {
  key: string;
  /** Position in its document. */
  index: number;
  name: string;
  /** `at` of its scenarios. */
  members: number[];
}

/** All scenarios and rules before a change, or after it. */
export interface Side {
  items: Item[];
  rules: RuleItem[];
}

/** The rules of a document with their scenarios: a scenario belongs to the last rule that starts above it. */
export function rulesOf({ rules, scenarios }: FeatureDocument): number[][] {
  const members: number[][] = rules.map(() => []);
  for (const { index, line } of scenarios)
    members[rules.findLastIndex((rule) => rule.line < line)]?.push(index);
  return members;
}

const byKey = (a: KeyedDocument, b: KeyedDocument): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/**
 * One side, whatever order its documents come in.
 * @throws RangeError when two documents have the same key.
 */
export function sideOf(documents: readonly KeyedDocument[]): Side {
  const side: Side = { items: [], rules: [] };
  documents.toSorted(byKey).forEach(({ key, document }, n, sorted) => {
    if (sorted[n - 1]?.key === key) throw new RangeError(`two documents have the key ${key}`);
    const first = side.items.length;
    for (const node of document.scenarios)
      side.items.push({ at: side.items.length, key, index: node.index, traits: traitsOf(document, node) });
    rulesOf(document).forEach((members, index) => {
      const rule = side.rules.length;
      const name = document.rules[index]?.name ?? '';
      side.rules.push({ key, index, name, members: members.map((member) => first + member) });
      for (const member of members) {
        const item = side.items[first + member];
        if (item) item.rule = rule;
      }
    });
  });
  return side;
}

import { issueKeysOf, rematchAll, type FeatureDocument } from '@behave-pro/core/gherkin';
import { findAgain, type Arrival, type FoundAgain } from '../features/change-text';
import type { Feature } from '../features/feature-record';

/** A feature and the text it is to have; of one that is new, the blank it is made from. */
export interface NewDocument {
  path: string;
  before: Feature;
  document: FeatureDocument;
}

/** Who came to a feature and who left it. */
interface Movement {
  arrived: Map<number, Arrival>;
  left: Set<string>;
}

/** Scenarios whose own feature does not have them any more and that are surely in another of these now, by path. */
function movements(
  documents: readonly NewDocument[],
  alone: ReadonlyMap<string, FoundAgain>,
): Map<string, Movement> {
  const moved = new Map(
    documents.map(({ path }) => [path, { arrived: new Map(), left: new Set() } as Movement]),
  );
  const byPath = new Map(documents.map((one) => [one.path, one]));
  const { verdicts } = rematchAll(
    documents.map(({ path, before }) => ({ key: path, document: before.document, table: before.scenarios })),
    documents.map(({ path, document }) => ({ key: path, document })),
  );
  documents.forEach(({ path }, n) =>
    verdicts[n]?.forEach((verdict, index) => {
      if (verdict.is !== 'sure' || alone.get(path)?.rematched.kept[index]) return;
      const { key, entry } = verdict.origin;
      const source = byPath.get(key)?.before;
      if (key === path || !source || !alone.get(key)?.rematched.gone.includes(entry)) return;
      const keys = issueKeysOf(source.document)[source.scenarios.indexOf(entry)] ?? [];
      moved.get(path)?.arrived.set(index, { entry, from: source.id, keys });
      moved.get(key)?.left.add(entry.id);
    }),
  );
  return moved;
}

/**
 * Finds the scenarios of several features again whose texts change together, by path: first in each feature by itself, then
 * those that one feature does not have any more among those that are new to another. A feature about which a person is to be
 * asked takes no part in that, since nobody knows yet whether it will have the new text.
 */
export function findAcross(documents: readonly NewDocument[]): Map<string, FoundAgain> {
  const alone = new Map(documents.map(({ path, before, document }) => [path, findAgain(before, document)]));
  const clear = documents.filter(({ path }) => !alone.get(path)?.rematched.ask.length);
  const losing = clear.filter(({ path }) => alone.get(path)?.rematched.gone.length);
  const gaining = clear.filter(({ path }) => alone.get(path)?.rematched.kept.includes(undefined));
  if (!losing.length || !gaining.length) return alone;
  const moved = movements(clear, alone);
  return new Map([...alone].map(([path, found]) => [path, { ...found, ...moved.get(path) }]));
}

import type { FeatureDocument } from './document';

/** How often each text is used, in the order of its first use. */
export type Uses = ReadonlyMap<string, number>;

/** What a feature is written with. */
export interface Vocabulary {
  /** Texts of steps as written, without their keywords; those of backgrounds count once, as they are written once. */
  steps: Uses;
  /** Tags as written, with their `@`. */
  tags: Uses;
}

function counted(texts: Iterable<string>): Map<string, number> {
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  return uses;
}

/** Every step text and tag of a feature. */
export function vocabularyOf({ feature, background, rules, scenarios }: FeatureDocument): Vocabulary {
  const parts = [background, ...rules.map((rule) => rule.background), ...scenarios];
  const tags = [
    ...(feature?.tags ?? []),
    ...scenarios.flatMap(({ inheritedTags, tags: own, examples }) => [
      ...inheritedTags,
      ...own,
      ...examples.flatMap((table) => table.tags),
    ]),
  ];
  // Those of a feature and a rule are inherited by each of their scenarios.
  const written = new Map(tags.map(({ name, line }) => [`${line} ${name}`, name]));
  return {
    steps: counted(parts.flatMap((part) => part?.steps.map(({ text }) => text) ?? []).filter(Boolean)),
    tags: counted(written.values()),
  };
}

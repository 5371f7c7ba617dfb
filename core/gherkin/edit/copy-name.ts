import type { FeatureDocument } from '../document';

/**
 * A name for a copy that no scenario of the feature has: results are found by name. A number in brackets, because it reads
 * in every language: “By card (2)”.
 */
export function copyName({ scenarios }: FeatureDocument, name: string): string {
  const taken = new Set(scenarios.map((scenario) => scenario.name));
  const stem = name.replace(/\s*\([2-9][0-9]{0,3}\)$/, '');
  let number = 2;
  const numbered = (): string => `${stem} (${number})`.trim();
  while (taken.has(numbered())) number += 1;
  return numbered();
}

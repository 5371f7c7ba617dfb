import type { FeatureDocument, ScenarioNode } from '../document';
import { isTagLine } from '../lines';

/** What may be written between `<` and `>`. */
const PLACEHOLDER = /<([^<>]+)>/g;

/** The names a text has between `<` and `>`. */
export const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/**
 * Every name between `<` and `>` from a scenario's title to its first examples: in its name, steps, tables and doc
 * strings, all of which examples fill in. What tables escape is there both ways.
 */
export function usedIn({ lines }: FeatureDocument, { line, endLine, examples }: ScenarioNode): Set<string> {
  const end = examples[0]?.headerLine ?? endLine + 1;
  const used = new Set<string>();
  for (const { content } of lines.slice(line - 1, end - 1)) {
    if (isTagLine(content)) continue;
    for (const name of placeholdersIn(content)) used.add(name).add(name.replace(/\\([|\\])/g, '$1'));
  }
  return used;
}

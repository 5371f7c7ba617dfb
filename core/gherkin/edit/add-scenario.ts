import type { FeatureDocument } from '../document';
import { dominantEnding, indentOf, isBlank, withIndent, type SourceLine } from '../lines';
import { scenarioAt } from '../scenario-text';
import { readSnippet } from '../snippet';
import { prefixFor } from './indent';
import { checked, contentAt, refused, type EditResult } from './result';

/** Where a new scenario goes: after which line, at which position, indented as what. */
function placeFor(document: FeatureDocument, afterIndex: number | undefined) {
  const topLevel = document.scenarios.filter((scenario) => scenario.ruleName === undefined);
  const after =
    afterIndex === undefined
      ? topLevel.at(-1)
      : afterIndex < 0
        ? undefined
        : scenarioAt(document, afterIndex);
  if (after) {
    return { line: after.endLine, index: after.index + 1, indent: indentOf(contentAt(document, after.line)) };
  }
  const { background, feature, rules } = document;
  const sibling = topLevel[0]?.line ?? background?.startLine ?? rules[0]?.line;
  return {
    line: background?.endLine ?? feature?.endLine ?? document.lines.length,
    index: 0,
    indent: sibling
      ? indentOf(contentAt(document, sibling))
      : `${indentOf(contentAt(document, feature?.line ?? 1))}  `,
  };
}

/**
 * Adds a scenario, a blank line apart from its neighbours and indented as they are. Without `afterIndex` it becomes
 * the last scenario that is not inside a rule, because a rule would give it a background and tags nobody chose;
 * `afterIndex: -1` makes it the first.
 *
 * @throws RangeError when there is no scenario at `afterIndex`.
 */
export function addScenario(
  document: FeatureDocument,
  snippet: string,
  { afterIndex }: { afterIndex?: number } = {},
): EditResult {
  if (!document.feature) {
    return refused('The feature file has no “Feature:” line yet: write that first.');
  }
  const read = readSnippet(snippet, document.language);
  if (!read.ok) return read;
  const place = placeFor(document, afterIndex);
  const ending = dominantEnding(document.lines);
  const prefix = prefixFor(place.indent, read.keywordIndent);
  const before = document.lines.slice(0, place.line);
  const after = document.lines.slice(place.line);
  const added: SourceLine[] = ['', ...read.lines.map((line) => withIndent(line, prefix))].map((content) => ({
    content,
    ending,
  }));
  const above = before.at(-1);
  if (above?.ending === '') before[before.length - 1] = { ...above, ending };
  const below = after[0];
  if (below && !isBlank(below.content)) added.push({ content: '', ending });
  const own = added.at(-1);
  if (above?.ending === '' && own) added[added.length - 1] = { ...own, ending: '' };
  return checked([...before, ...added, ...after], place.index, document.scenarios.length + 1);
}

import type { FeatureDocument } from '../document';
import { dominantEnding, indentOf, isBlank, withIndent, type SourceLine } from '../lines';
import { scenarioAt } from '../scenario-text';
import { readSnippet } from '../snippet';
import { prefixFor } from './indent';
import { headEnd, indentIn, ruleOf } from './move-scenario';
import { checked, contentAt, refused, type EditResult } from './result';

/** Where a new scenario goes: behind another one, or last in a rule; both count from 0. */
export interface NewPlace {
  afterIndex?: number;
  inRule?: number;
}

/** The same as the end of a rule: after which line, at which position, indented as what. */
function placeInRule(document: FeatureDocument, rule: number) {
  if (!document.rules[rule]) throw new RangeError(`no rule ${rule} among ${document.rules.length}`);
  const upTo = document.scenarios.filter(({ line }) => ruleOf(document, line) <= rule);
  const last = upTo.findLast(({ line }) => ruleOf(document, line) === rule);
  return {
    line: last?.endLine ?? headEnd(document, rule),
    index: upTo.length,
    indent: indentIn(document, rule),
  };
}

/** Where a new scenario goes: after which line, at which position, indented as what. */
function placeFor(document: FeatureDocument, { afterIndex, inRule }: NewPlace) {
  if (inRule !== undefined) return placeInRule(document, inRule);
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
 * `afterIndex: -1` makes it the first, `inRule` the last of a rule.
 *
 * @throws RangeError when there is no such scenario, or no such rule.
 */
export function addScenario(document: FeatureDocument, snippet: string, where: NewPlace = {}): EditResult {
  if (!document.feature) {
    return refused('The feature file has no “Feature:” line yet: write that first.');
  }
  const read = readSnippet(snippet, document.language);
  if (!read.ok) return read;
  const place = placeFor(document, where);
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

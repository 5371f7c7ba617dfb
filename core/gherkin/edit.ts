import type { FeatureDocument, TextProblem } from './document';
import { dominantEnding, indentOf, isBlank, joinLines, withIndent, type SourceLine } from './lines';
import { mergeLines } from './merge-lines';
import { parseFeature } from './parse';
import { scenarioAt } from './scenario-text';
import { readSnippet } from './snippet';

/**
 * A new text, the document read from it, and the position of the scenario that was written (or, after a removal, was
 * there). Problems count lines and columns within the snippet.
 */
export type EditResult =
  | { ok: true; text: string; index: number; document: FeatureDocument }
  | { ok: false; problems: TextProblem[] };

const contentAt = (document: FeatureDocument, line: number): string =>
  document.lines[line - 1]?.content ?? '';

/** What to put before a snippet's lines so that its keyword line is indented by `target`. */
function prefixFor(target: string, keywordIndent: string): string {
  return target.endsWith(keywordIndent) ? target.slice(0, target.length - keywordIndent.length) : '';
}

/** No edit is handed out whose text does not read back with the number of scenarios it must have. */
function checked(lines: SourceLine[], index: number, scenarios: number): EditResult {
  const text = joinLines(lines);
  const parsed = parseFeature(text);
  if (parsed.ok && parsed.document.scenarios.length === scenarios) {
    return { ok: true, text, index, document: parsed.document };
  }
  const why = parsed.ok ? '' : ` ${parsed.problems[0]?.message ?? ''}`;
  return {
    ok: false,
    problems: [{ line: 1, column: 1, message: `The feature could not be read after this change.${why}` }],
  };
}

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
    const message = 'The feature file has no “Feature:” line yet: write that first.';
    return { ok: false, problems: [{ line: 1, column: 1, message }] };
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

/**
 * Puts a snippet in a scenario's place. Lines the snippet has in common with it keep every byte, so that writing back
 * `scenarioText` gives the identical text. Comments above the scenario's tags stay where they are.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function replaceScenario(document: FeatureDocument, index: number, snippet: string): EditResult {
  const scenario = scenarioAt(document, index);
  const read = readSnippet(snippet, document.language);
  if (!read.ok) return read;
  const { startLine, endLine, line } = scenario;
  const prefix = prefixFor(indentOf(contentAt(document, line)), read.keywordIndent);
  const own = document.lines.slice(startLine - 1, endLine);
  const lines = [
    ...document.lines.slice(0, startLine - 1),
    ...mergeLines(own, read.lines, prefix, dominantEnding(document.lines)),
    ...document.lines.slice(endLine),
  ];
  return checked(lines, index, document.scenarios.length);
}

/**
 * The lines (first and last, from 1) that go with a scenario: the comments directly above it, its own, and the blank
 * lines above that set it apart, where blank lines or the end of the text follow and keep the gap.
 */
export function linesToRemove(document: FeatureDocument, index: number): { first: number; last: number } {
  const { commentLine, endLine } = scenarioAt(document, index);
  const below = document.lines[endLine];
  let first = commentLine;
  if (!below || isBlank(below.content)) {
    while (first > 1 && isBlank(contentAt(document, first - 1))) first -= 1;
  }
  return { first, last: endLine };
}

/**
 * Takes a scenario out, with the comments directly above it and the blank lines that set it apart.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function removeScenario(document: FeatureDocument, index: number): EditResult {
  const { first, last } = linesToRemove(document, index);
  const lines = [...document.lines.slice(0, first - 1), ...document.lines.slice(last)];
  return checked(lines, index, document.scenarios.length - 1);
}

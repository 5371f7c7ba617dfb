import type { FeatureDocument } from '../document';
import { dominantEnding, indentOf } from '../lines';
import { mergeLines } from '../merge-lines';
import { scenarioAt } from '../scenario-text';
import { readSnippet } from '../snippet';
import { prefixFor } from './indent';
import { checked, contentAt, type EditResult } from './result';

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

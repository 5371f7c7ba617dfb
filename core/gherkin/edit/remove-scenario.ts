import type { FeatureDocument } from '../document';
import { isBlank } from '../lines';
import { scenarioAt } from '../scenario-text';
import { checked, contentAt, type EditResult } from './result';

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

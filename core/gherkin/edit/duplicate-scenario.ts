import type { FeatureDocument } from '../document';
import { isBlank, type SourceLine } from '../lines';
import { scenarioAt } from '../scenario-text';
import { retitled } from './rename-scenario';
import { changedLinesOf, checked, refused, type EditResult } from './result';

/**
 * Puts a copy of a scenario below it, with the comments directly above it; `index` of the result is the copy's.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function duplicateScenario(document: FeatureDocument, index: number, name?: string): EditResult {
  const { commentLine, line, endLine } = scenarioAt(document, index);
  if (name && /[\r\n]/.test(name.trim())) return refused('A title is one line: take the line breaks out.');
  const lines = changedLinesOf(document, (all, ending) => {
    const copy = all.slice(commentLine - 1, endLine);
    const title = copy[line - commentLine];
    if (title && name !== undefined) {
      copy[line - commentLine] = { ...title, content: retitled(title.content, name.trim()) };
    }
    const blank: SourceLine = { content: '', ending };
    const below = all[endLine];
    const apart = below && !isBlank(below.content) ? [blank] : [];
    return [...all.slice(0, endLine), blank, ...copy, ...apart, ...all.slice(endLine)];
  });
  return checked(lines, index + 1, document.scenarios.length + 1);
}

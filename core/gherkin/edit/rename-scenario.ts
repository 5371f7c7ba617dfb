import type { FeatureDocument } from '../document';
import { scenarioAt } from '../scenario-text';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';

/** A title line with another name: keyword, gap and the blanks behind it stay. */
export function retitled(content: string, name: string): string {
  const colon = content.indexOf(':') + 1;
  const [, gap = '', old = '', end = ''] = /^(\s*)(.*?)(\s*)$/.exec(content.slice(colon)) ?? [];
  return content.slice(0, colon) + (name === '' ? '' : (old && gap) || ' ') + name + end;
}

/**
 * Gives a scenario another name; no other line changes.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function renameScenario(document: FeatureDocument, index: number, name: string): EditResult {
  const { line } = scenarioAt(document, index);
  const wanted = name.trim();
  if (/[\r\n]/.test(wanted)) return refused('A title is one line: take the line breaks out.');
  const lines = changedLinesOf(document, (all, ending) =>
    all.with(line - 1, {
      content: retitled(contentAt(document, line), wanted),
      ending: all[line - 1]?.ending ?? ending,
    }),
  );
  return checked(
    lines,
    index,
    document.scenarios.length,
    ({ scenarios }) => scenarios[index]?.name === wanted,
  );
}

import type { FeatureDocument, TextProblem } from '../document';
import { dominantEnding, joinLines, keptApart, type SourceLine } from '../lines';
import { parseFeature } from '../parse';

/**
 * A new text, the document read from it, and the position of the scenario that was written (or, after a removal, was
 * there). Problems count lines and columns within the snippet.
 */
export type EditResult =
  | { ok: true; text: string; index: number; document: FeatureDocument }
  | { ok: false; problems: TextProblem[] };

export const refused = (message: string): Extract<EditResult, { ok: false }> => ({
  ok: false,
  problems: [{ line: 1, column: 1, message }],
});

export const contentAt = (document: FeatureDocument, line: number): string =>
  document.lines[line - 1]?.content ?? '';

/**
 * No edit is handed out whose text does not read back with the number of scenarios it must have, and with what else
 * `right` looks for.
 */
export function checked(
  lines: readonly SourceLine[],
  index: number,
  scenarios: number,
  right: (document: FeatureDocument) => boolean = () => true,
): EditResult {
  const text = joinLines(keptApart(lines));
  const parsed = parseFeature(text);
  if (parsed.ok && parsed.document.scenarios.length === scenarios && right(parsed.document)) {
    return { ok: true, text, index, document: parsed.document };
  }
  const why = parsed.ok ? '' : ` ${parsed.problems[0]?.message ?? ''}`;
  return refused(`The feature could not be read after this change.${why}`);
}

/**
 * Lines that `change` makes of a document's, which all have an ending there: a last line without a newline stays so
 * whichever line is last afterwards.
 */
export function changedLinesOf(
  document: FeatureDocument,
  change: (lines: SourceLine[], ending: '\n' | '\r\n' | '\r') => SourceLine[],
): SourceLine[] {
  const ending = dominantEnding(document.lines);
  const open = document.lines.at(-1)?.ending === '';
  const changed = change(
    document.lines.map((line) => (line.ending === '' ? { ...line, ending } : line)),
    ending,
  );
  const last = changed.at(-1);
  // An empty line without an ending would be none.
  return open && last?.content ? changed.with(-1, { ...last, ending: '' }) : changed;
}

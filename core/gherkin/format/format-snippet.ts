import { isBlank, splitLines, withIndent, withoutIndent } from '../lines';
import { newFeature } from '../new-feature';
import { readSnippet } from '../snippet';
import { formatFeature, UNIT, type FormatResult } from './format-feature';

/**
 * Lays out one scenario as `formatFeature` would in a feature, its keyword line without indentation and no blank lines at
 * its ends. Its description stays as it stands in the snippet. Lines end with LF. Problems count lines and columns within
 * the snippet.
 */
export function formatSnippet(text: string, language: string): FormatResult {
  const read = readSnippet(text, language);
  if (!read.ok) return read;
  const head = newFeature({ name: '', language });
  const formatted = formatFeature(
    `${head}\n${read.lines.map((line) => `${withIndent(line, UNIT)}\n`).join('')}`,
  );
  // Its places would be those of a feature nobody wrote.
  if (!formatted.ok)
    return { ok: false, problems: formatted.problems.map((problem) => ({ ...problem, line: 1, column: 1 })) };
  const lines = splitLines(formatted.text.slice(head.length)).map(({ content }) =>
    withoutIndent(content, UNIT),
  );
  return { ok: true, text: lines.slice(lines.findIndex((line) => !isBlank(line))).join('\n') };
}

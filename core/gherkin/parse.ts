import type { ParseResult, SourceSyntax } from './document';
import { hasTooManyLines } from './limits';
import { parseMarkdown } from './markdown/parse-markdown';
import { parseClassic, tooManyLines } from './parse-classic';

/**
 * Reads a feature file. Never throws: what cannot be read is answered with problems, in order of lines.
 * A regional language Gherkin does not have (`# language: de-DE`) is read by its base language; the text stays as
 * written. A byte order mark, any mixture of line endings and a missing final newline are all fine: a lone CR ends a
 * line, unless the text can only be read where it does not.
 */
export function parseFeature(text: string, syntax: SourceSyntax = 'gherkin'): ParseResult {
  if (hasTooManyLines(text)) return { ok: false, problems: [tooManyLines] };
  return syntax === 'markdown' ? parseMarkdown(text) : parseClassic(text);
}

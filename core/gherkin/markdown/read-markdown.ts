import { AstBuilder, GherkinInMarkdownTokenMatcher, Parser } from '@cucumber/gherkin';
import type { GherkinDocument } from '@cucumber/messages';
import type { SourceLine } from '../lines';

/** Markdown names no language: Cucumber reads it in the one it is told, which is this one unless somebody tells it another. */
export const LANGUAGE = 'en';

/** The parser's tree of a feature written in Markdown. Throws what the parser throws. */
export function readMarkdown(lines: readonly SourceLine[]): GherkinDocument {
  const parser = new Parser(new AstBuilder(() => ''), new GherkinInMarkdownTokenMatcher(LANGUAGE));
  return parser.parse(lines.map((line) => line.content).join('\n'));
}

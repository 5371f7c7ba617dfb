import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';

/** Cucumber's own parser on a text, and nothing else. */
export function bareParse(text: string): void {
  const parser = new Parser(new AstBuilder(() => ''), new GherkinClassicTokenMatcher('en'));
  try {
    parser.parse(text);
  } catch {
    // A text that it refuses has been parsed all the same.
  }
}

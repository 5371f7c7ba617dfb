import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';

/** Cucumber's own parser on a text, and nothing else. Answers whether it takes it. */
export function bareParse(text: string): boolean {
  const parser = new Parser(new AstBuilder(() => ''), new GherkinClassicTokenMatcher('en'));
  try {
    parser.parse(text);
    return true;
  } catch {
    return false;
  }
}

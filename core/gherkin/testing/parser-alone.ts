import { AstBuilder, dialects, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';

/** A regional language that Gherkin does not have is read as its base: the one thing that is not left to the parser. */
const withBaseLanguage = (text: string): string =>
  text.replace(/^(\s*#\s*language\s*:\s*)([a-z]{2,3})-[A-Z]{2}\s*$/m, (line, head: string, base: string) =>
    Object.hasOwn(dialects, line.slice(head.length).trim()) ? line : head + base,
  );

/** Whether Cucumber's own parser, without any of this package, takes a feature file. */
export function parserTakes(bytes: Uint8Array): boolean {
  const text = withBaseLanguage(new TextDecoder().decode(bytes));
  const parser = new Parser(new AstBuilder(() => ''), new GherkinClassicTokenMatcher('en'));
  try {
    parser.parse(text);
    return true;
  } catch {
    return false;
  }
}

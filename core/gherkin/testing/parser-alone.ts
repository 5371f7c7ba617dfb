import { dialects } from '@cucumber/gherkin';
import { bareParse } from './bare-parse';

/** A regional language that Gherkin does not have is read as its base: the one thing that is not left to the parser. */
const withBaseLanguage = (text: string): string =>
  text.replace(/^(\s*#\s*language\s*:\s*)([a-z]{2,3})-[A-Z]{2}\s*$/m, (line, head: string, base: string) =>
    Object.hasOwn(dialects, line.slice(head.length).trim()) ? line : head + base,
  );

/** The text of a file: UTF-8, or what a comment at its top says it is; nobody can tell what else it would be. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const declared = /^\s*#\s*encoding\s*:\s*([\w-]+)/m.exec(new TextDecoder('latin1').decode(bytes))?.[1];
    return declared && new TextDecoder(declared).decode(bytes);
  }
}

/** Whether Cucumber's own parser, without any of this package, takes a feature file. */
export function parserTakes(bytes: Uint8Array): boolean {
  const source = textOf(bytes);
  if (source === undefined) return false;
  return bareParse(withBaseLanguage(source));
}

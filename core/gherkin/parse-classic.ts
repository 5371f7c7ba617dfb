import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import type { GherkinDocument } from '@cucumber/messages';
import { documentOf } from './build-document';
import type { ParseResult, TextProblem } from './document';
import { dialectOf, knownLanguage, languageComment } from './language';
import { MAX_LINES } from './limits';
import { joinLines, splitAtLineFeeds, splitLines, type SourceLine } from './lines';
import { errorsIn, problemsOf, type Place } from './problem-words';

type Syntax = { ok: true; tree: GherkinDocument } | { ok: false; problems: TextProblem[] };

/**
 * Runs the parser over lines of a known language. It gets LF alone, whatever ended the lines, so that it counts lines
 * as `splitLines` does.
 */
export function readSyntax(lines: readonly SourceLine[], language: string, place: Place): Syntax {
  const dialect = dialectOf(language);
  if (!dialect) return { ok: false, problems: [unknownLanguage(1, 1, language)] };
  const parser = new Parser(new AstBuilder(() => ''), new GherkinClassicTokenMatcher(language));
  try {
    return { ok: true, tree: parser.parse(lines.map((line) => line.content).join('\n')) };
  } catch (thrown) {
    return { ok: false, problems: problemsOf(errorsIn(thrown), lines, dialect, place) };
  }
}

const unknownLanguage = (line: number, column: number, name: string): TextProblem => ({
  line,
  column,
  length: name.length,
  message: `Gherkin has no language “${name}”. Write its code, for example en, de or pt.`,
});

/** The problem of a text with more lines than are read. */
export const tooManyLines: TextProblem = {
  line: MAX_LINES + 1,
  column: 1,
  message: `The text has more than ${MAX_LINES.toLocaleString('en')} lines. Split it into several features.`,
};

/** A feature file's tree, and the language it was read with. */
type ReadFile = { ok: true; tree: GherkinDocument; language: string } | (Syntax & { ok: false });

/** Reads the lines of a feature file as `parseFeature` does. */
export function readFile(lines: readonly SourceLine[]): ReadFile {
  const comment = languageComment(lines);
  const language = comment ? knownLanguage(comment.name) : 'en';
  if (!language) {
    const { line, column, name } = comment ?? { line: 1, column: 1, name: '' };
    return { ok: false, problems: [unknownLanguage(line, column, name)] };
  }
  const regional = comment && comment.name !== language ? comment.line - 1 : -1;
  const read =
    regional < 0 ? lines : lines.with(regional, { content: `# language: ${language}`, ending: '\n' });
  const syntax = readSyntax(read, language, 'file');
  return syntax.ok ? { ok: true, tree: syntax.tree, language } : syntax;
}

/** Reads a text whose lines are told apart already. */
export function parseLines(lines: readonly SourceLine[], text = joinLines(lines)): ParseResult {
  const read = readFile(lines);
  return read.ok ? { ok: true, document: documentOf(text, lines, read.language, read.tree) } : read;
}

/**
 * Reads a feature file in classic Gherkin: a lone CR ends a line, unless the text can only be read where it does not.
 */
export function parseClassic(text: string): ParseResult {
  const result = parseLines(splitLines(text), text);
  if (result.ok || !/\r(?!\n)/.test(text)) return result;
  const asParser = parseLines(splitAtLineFeeds(text), text);
  return asParser.ok ? asParser : result;
}

import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import type { GherkinDocument } from '@cucumber/messages';
import { documentOf } from './build-document';
import type { ParseResult, TextProblem } from './document';
import { dialectOf, knownLanguage, languageComment } from './language';
import { splitLines, type SourceLine } from './lines';
import { problemsOf, type ParserError, type Place } from './problem-words';

type Syntax = { ok: true; tree: GherkinDocument } | { ok: false; problems: TextProblem[] };

const errorsIn = (thrown: unknown): ParserError[] => {
  if (!(thrown instanceof Error)) return [{ message: String(thrown) }];
  const { errors } = thrown as { errors?: ParserError[] };
  return errors?.length ? errors : [thrown as ParserError];
};

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

/** A feature file's tree, the language it was read with, and what deserves a word about that. */
type ReadFile =
  { ok: true; tree: GherkinDocument; language: string; lint: TextProblem[] } | (Syntax & { ok: false });

/** Reads the lines of a feature file as `parseFeature` does. */
export function readFile(lines: readonly SourceLine[]): ReadFile {
  const comment = languageComment(lines);
  const language = comment ? knownLanguage(comment.name) : 'en';
  if (comment && !language) {
    return { ok: false, problems: [unknownLanguage(comment.line, comment.column, comment.name)] };
  }
  const read = lines.map((line, index) =>
    comment && index === comment.line - 1 ? { ...line, content: `# language: ${language}` } : line,
  );
  const syntax = readSyntax(read, language ?? 'en', 'file');
  if (!syntax.ok) return syntax;
  const lint: TextProblem[] =
    comment && language !== comment.name
      ? [
          {
            line: comment.line,
            column: comment.column,
            length: comment.name.length,
            message: `Gherkin has no language “${comment.name}”; the text is read as “${language}”.`,
          },
        ]
      : [];
  return { ok: true, tree: syntax.tree, language: language ?? 'en', lint };
}

/**
 * Reads a feature file. Never throws: what cannot be read is answered with problems, in order of lines.
 * A regional language Gherkin does not have (`# language: de-DE`) is read by its base language, with a lint note; the
 * text stays as written. A byte order mark, any mixture of line endings and a missing final newline are all fine.
 */
export function parseFeature(text: string): ParseResult {
  const lines = splitLines(text);
  const read = readFile(lines);
  if (!read.ok) return read;
  return { ok: true, document: documentOf(text, lines, read.language, read.tree, read.lint) };
}

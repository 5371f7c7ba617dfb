import type { Dialect } from '@cucumber/gherkin';
import type { TextProblem } from './document';
import { dialectOf, mainKeywords, stepKeywords } from './language';
import { hasTooManyLines } from './limits';
import {
  commonIndent,
  indentOf,
  isBlank,
  isComment,
  isTagLine,
  splitLines,
  withoutIndent,
  type SourceLine,
} from './lines';
import { readSyntax, tooManyLines } from './parse-classic';
import { LINES_ABOVE } from './problem-words';

/**
 * A snippet that holds exactly one scenario: its lines without common indentation and without blank ends, and the
 * indentation its keyword line has among them.
 */
export type Snippet =
  { ok: true; lines: string[]; keywordIndent: string } | { ok: false; problems: TextProblem[] };

const problemAt = (lines: readonly SourceLine[], line: number, message: string): TextProblem => {
  const content = lines[line - 1]?.content ?? '';
  const text = content.trim();
  return { line, column: content.length - content.trimStart().length + 1, length: text.length, message };
};

/** What is wrong with the line a snippet starts with, after its comments and tags. */
function wrongStart(found: string, dialect: Dialect): string | undefined {
  const words = mainKeywords(dialect);
  const titled = (keywords: readonly string[]) => keywords.some((keyword) => found.startsWith(`${keyword}:`));
  if (titled(dialect.scenario) || titled(dialect.scenarioOutline)) return undefined;
  if (titled(dialect.feature)) {
    return `One scenario is written here: leave out the “${words.feature}:” line and start with “${words.scenario}:”.`;
  }
  if (titled(dialect.background))
    return `“${words.background}:” belongs to the feature: write one scenario here.`;
  if (titled(dialect.rule)) return `“${words.rule}:” belongs to the feature: write one scenario here.`;
  const lower = found.toLowerCase();
  const unfinished = [...dialect.scenarioOutline, ...dialect.scenario].find((word) =>
    lower.startsWith(word.toLowerCase()),
  );
  if (unfinished) return `Write “${unfinished}:” with a colon, then the scenario's title.`;
  return stepKeywords(dialect).some((keyword) => found.startsWith(keyword))
    ? `A step needs a scenario: put a line “${words.scenario}: title” above it.`
    : `A scenario starts with a line “${words.scenario}: title”; tags (@…) and comments (#) may stand above it.`;
}

/**
 * Reads a snippet that must hold exactly one scenario of the language: comments, tags, the keyword line, description,
 * steps with tables and doc strings, examples. Problems count lines and columns within the snippet.
 */
export function readSnippet(text: string, language: string): Snippet {
  if (hasTooManyLines(text)) return { ok: false, problems: [tooManyLines] };
  const lines = splitLines(text.replace(/^\uFEFF/, ''));
  const dialect = dialectOf(language);
  if (!dialect)
    return { ok: false, problems: [problemAt(lines, 1, `Gherkin has no language “${language}”.`)] };
  const words = mainKeywords(dialect);
  const refuse = (line: number, message: string): Snippet => ({
    ok: false,
    problems: [problemAt(lines, line, message)],
  });
  const start = lines.findIndex(
    ({ content }) => !isBlank(content) && !isComment(content) && !isTagLine(content),
  );
  const opening = lines[start];
  if (!opening) {
    const line = Math.max(1, lines.findLastIndex(({ content }) => !isBlank(content)) + 1);
    return refuse(line, `The scenario is missing: write a line “${words.scenario}: title”, then its steps.`);
  }
  const wrong = wrongStart(opening.content.trim(), dialect);
  if (wrong) return refuse(start + 1, wrong);

  // Parsed under a feature line of its own, so a snippet is judged as it will stand in a file.
  const wrapped: SourceLine[] = [{ content: `${words.feature}:`, ending: '\n' }, ...lines];
  const syntax = readSyntax(wrapped, language, 'snippet');
  if (!syntax.ok) return { ok: false, problems: syntax.problems.map((problem) => inSnippet(problem, lines)) };
  const [, extra] = syntax.tree.feature?.children ?? [];
  const second = (extra?.scenario ?? extra?.rule ?? extra?.background)?.location.line;
  if (second !== undefined) {
    return refuse(
      second - LINES_ABOVE.snippet,
      extra?.scenario
        ? 'A second scenario starts here: write one scenario at a time.'
        : `“${words.rule}:” belongs to the feature: write one scenario here.`,
    );
  }
  const bare = bareLines(lines);
  const keyword = bare.find((line) => !isBlank(line) && !isComment(line) && !isTagLine(line)) ?? '';
  return { ok: true, lines: bare, keywordIndent: indentOf(keyword) };
}

/** A problem of the wrapped text, moved to the snippet's own lines and kept inside them. */
function inSnippet(problem: TextProblem, lines: readonly SourceLine[]): TextProblem {
  const line = problem.line - LINES_ABOVE.snippet;
  if (line >= 1 && line <= lines.length) return { ...problem, line };
  const last = Math.max(1, lines.length);
  return { line: last, column: (lines[last - 1]?.content.length ?? 0) + 1, message: problem.message };
}

function bareLines(lines: readonly SourceLine[]): string[] {
  const contents = lines.map((line) => line.content);
  const first = contents.findIndex((content) => !isBlank(content));
  const last = contents.findLastIndex((content) => !isBlank(content));
  const own = contents.slice(first, last + 1);
  const indent = commonIndent(own);
  return own.map((content) => withoutIndent(content, indent));
}

/** For checking while a person types: what is wrong with the snippet, in its own lines; empty when nothing is. */
export function checkSnippet(snippet: string, language: string): TextProblem[] {
  const read = readSnippet(snippet, language);
  return read.ok ? [] : read.problems;
}

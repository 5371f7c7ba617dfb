import { dialects, type Dialect } from '@cucumber/gherkin';
import { checkSnippet, languages } from '@behave-pro/core/gherkin';
import type { TextProblem } from '../../src/invoke-api';

/*
 * Everything that needs the parser or its keywords. Imported on demand only: the panel's first script does without.
 */

export { languages };

export type LineKind = 'title' | 'step' | 'tag' | 'comment' | 'table' | 'text';

/** One line of a scenario: `keyword` is what to emphasise, white space before it included. */
export interface StyledLine {
  kind: LineKind;
  keyword: string;
  rest: string;
}

const titles = (d: Dialect): readonly string[] =>
  [d.scenarioOutline, d.scenario, d.examples, d.background, d.rule, d.feature]
    .flat()
    .map((word) => `${word}:`);

const steps = (d: Dialect): readonly string[] => [d.given, d.when, d.then, d.and, d.but].flat();

const longestStart = (text: string, words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length && text.startsWith(word) ? word : best), '');

const isBefore = (line: string): boolean => line === '' || line.startsWith('#') || line.startsWith('@');

/**
 * The language a scenario is written in, told by its first keyword line: the preferred one where it fits, else
 * English, else the first that does; the preferred one when none fits.
 */
export function languageOf(text: string, preferred: string): string {
  const first = text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => !isBefore(line));
  const fits = (code: string): boolean => {
    const dialect = dialects[code];
    return dialect !== undefined && first !== undefined && longestStart(first, titles(dialect)) !== '';
  };
  return [preferred, 'en', ...Object.keys(dialects)].find(fits) ?? preferred;
}

/** What keeps `text` from being one scenario; lines and columns from 1; empty when nothing does. */
export const check = (text: string, preferred: string): TextProblem[] =>
  checkSnippet(text, languageOf(text, preferred));

const firstWord = (words: readonly string[]): string => (words.find((word) => word !== '* ') ?? '').trimEnd();

/**
 * The word people know a scenario by: most languages list "Example" first, and say "Scenario" where it is part of
 * their word for an outline.
 */
function scenarioWord({ scenario, scenarioOutline }: Dialect): string {
  const outlines = scenarioOutline.map((word) => word.toLowerCase());
  const known = scenario.find((word) => outlines.some((outline) => outline.includes(word.toLowerCase())));
  return known ?? firstWord(scenario);
}

/** The text a new scenario starts with, and where in it the title goes. Falls back to English. */
export function template(language: string): { text: string; caret: number } {
  const dialect = dialects[language] ?? dialects['en'];
  if (!dialect) return { text: '', caret: 0 };
  const title = `${scenarioWord(dialect)}: `;
  const lines = [dialect.given, dialect.when, dialect.then].map((words) => `  ${firstWord(words)} `);
  return { text: [title, ...lines].join('\n'), caret: title.length };
}

function styleLine(line: string, dialect: Dialect): StyledLine {
  const indent = line.slice(0, line.length - line.trimStart().length);
  const text = line.trimStart();
  const plain = (kind: LineKind): StyledLine => ({ kind, keyword: '', rest: line });
  if (text.startsWith('@')) return plain('tag');
  if (text.startsWith('#')) return plain('comment');
  if (text.startsWith('|')) return plain('table');
  const title = longestStart(text, titles(dialect));
  if (title) return { kind: 'title', keyword: indent + title, rest: text.slice(title.length) };
  const step = longestStart(text, steps(dialect));
  if (step) return { kind: 'step', keyword: indent + step, rest: text.slice(step.length) };
  return plain('text');
}

const DOC_STRING = /^\s*("""|```)/;

/** The lines of a scenario with their keywords set apart, for reading. Joined again they are the text. */
export function style(text: string, preferred: string): StyledLine[] {
  const dialect = dialects[languageOf(text, preferred)];
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const mark = DOC_STRING.exec(line)?.[1];
    const inside = fence !== undefined;
    if (mark && (!inside || mark === fence)) fence = inside ? undefined : mark;
    if (inside || mark || !dialect) return { kind: 'text', keyword: '', rest: line };
    return styleLine(line, dialect);
  });
}

import type { Dialect } from '@cucumber/gherkin';
import {
  changedLines,
  checkSnippet,
  comparedLines,
  dashedLines,
  dialectOf,
  fixFeature,
  fixSnippet,
  formatFeature,
  formatSnippet,
  languages,
  lintFeature,
  lintSnippet,
  mainKeywords,
  parseFeature,
  retyped,
  scenarioText,
  syntaxOf,
  typedText,
  type ComparedLine,
} from '@behave-pro/core/gherkin';
import type { LintSettings } from '../../src/invoke-api';
import type { Found } from './editor/use-checked-text';

/*
 * Everything that needs the parser or its keywords. Imported on demand only: the panel's first script does without.
 */

export {
  changedLines,
  comparedLines,
  dashedLines,
  fixFeature,
  fixSnippet,
  formatFeature,
  formatSnippet,
  languages,
  retyped,
  typedText,
};
export type { ComparedLine };

export type LineKind = 'title' | 'step' | 'tag' | 'comment' | 'table' | 'text';

/** One line of a scenario: `keyword` is what to emphasise, white space before it included. */
export interface StyledLine {
  kind: LineKind;
  keyword: string;
  rest: string;
}

/** The keywords of a language; English for one that Gherkin does not have. */
const dialectFor = (language: string): Dialect => (dialectOf(language) ?? dialectOf('en')) as Dialect;

const titles = (d: Dialect): readonly string[] =>
  [d.scenarioOutline, d.scenario, d.examples, d.background, d.rule, d.feature]
    .flat()
    .map((word) => `${word}:`);

const steps = (d: Dialect): readonly string[] => [d.given, d.when, d.then, d.and, d.but].flat();

const longestStart = (text: string, words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length && text.startsWith(word) ? word : best), '');

/** What keeps `text` from being one scenario, and what the project's rules say of it; lines and columns from 1. */
export const check = (text: string, language: string, lint: LintSettings): Found => ({
  problems: checkSnippet(text, language),
  notes: lintSnippet(text, language, lint),
});

/** What keeps `text` from being a feature file, and what the project's rules say of it. */
export function checkFeature(text: string, lint: LintSettings, path = ''): Found {
  const read = parseFeature(text, syntaxOf(path));
  return read.ok
    ? { problems: [], notes: lintFeature(read.document, lint) }
    : { problems: read.problems, notes: [] };
}

/** The own text of the scenario whose keyword stands in `line`; `undefined` where there is none. */
export function scenarioTextAt(text: string, line: number, path = ''): string | undefined {
  const read = parseFeature(text, syntaxOf(path));
  const found = read.ok && read.document.scenarios.find((scenario) => scenario.line === line);
  return found ? scenarioText(read.document, found.index) : undefined;
}

/** The text a new scenario starts with, and where in it the title goes. Falls back to English. */
export function template(language: string): { text: string; caret: number } {
  const { scenario, steps: words } = mainKeywords(dialectFor(language));
  const title = `${scenario}: `;
  return { text: [title, ...words.slice(0, 3).map((word) => `  ${word} `)].join('\n'), caret: title.length };
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
export function style(text: string, language: string): StyledLine[] {
  const dialect = dialectFor(language);
  let fence: string | undefined;
  return text.split('\n').map((line) => {
    const mark = DOC_STRING.exec(line)?.[1];
    const inside = fence !== undefined;
    if (mark && (!inside || mark === fence)) fence = inside ? undefined : mark;
    if (inside || mark) return { kind: 'text', keyword: '', rest: line };
    return styleLine(line, dialect);
  });
}

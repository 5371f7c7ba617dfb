import { dialects, type Dialect } from '@cucumber/gherkin';
import { isBlank, isComment, type SourceLine } from './lines';

/** The pattern Gherkin itself knows a language comment by. */
const LANGUAGE_COMMENT = /^(\s*#\s*language\s*:\s*)([a-zA-Z\-_]+)\s*$/;

export interface LanguageComment {
  /** From 1. */
  line: number;
  /** From 1, of the language's name. */
  column: number;
  name: string;
}

/** The `# language:` comment of a text: the first that stands before anything but comments and blank lines. */
export function languageComment(lines: readonly SourceLine[]): LanguageComment | undefined {
  for (const [index, { content }] of lines.entries()) {
    const match = LANGUAGE_COMMENT.exec(content);
    if (match) return { line: index + 1, column: (match[1] ?? '').length + 1, name: match[2] ?? '' };
    if (!isBlank(content) && !isComment(content)) return undefined;
  }
  return undefined;
}

/** The keywords of a language, when Gherkin has it under exactly this name. */
export function dialectOf(language: string): Dialect | undefined {
  return Object.hasOwn(dialects, language) ? dialects[language] : undefined;
}

/** Whether Gherkin has a language under exactly this code. */
export const isDialect = (language: string): boolean => dialectOf(language) !== undefined;

/** A language with a region, perhaps a script between them: `de-DE`, `pt_BR`, `sr-Latn-RS`. */
const REGIONAL = /^([a-z]{2,3})(?:[-_][A-Za-z]{4})?[-_][A-Za-z]{2}$/;

/** The language a name stands for: itself, or the base of a regional name (`de-DE` → `de`) Gherkin does not have. */
export function knownLanguage(name: string): string | undefined {
  if (dialectOf(name)) return name;
  const base = REGIONAL.exec(name)?.[1] ?? '';
  return dialectOf(base) ? base : undefined;
}

/** A line that is a language comment, with another language in it. */
export const withLanguage = (content: string, language: string): string =>
  content.replace(LANGUAGE_COMMENT, (_, head: string) => head + language);

/** Every language a feature can be written in, by code, with its name in English and in itself. */
export function languages(): { code: string; name: string; native: string }[] {
  return Object.entries(dialects).map(([code, { name, native }]) => ({ code, name, native }));
}

/** Every keyword a step can begin with, as the language has it: most end with the blank that must follow. */
export const stepKeywords = ({ given, when, then, and, but }: Dialect): string[] =>
  [given, when, then, and, but].flat();

/** Every keyword that a colon follows, without it; an outline's before a scenario's, whose beginning they may share. */
export const titleKeywords = (dialect: Dialect): string[] =>
  [
    dialect.scenarioOutline,
    dialect.scenario,
    dialect.examples,
    dialect.background,
    dialect.rule,
    dialect.feature,
  ].flat();

const firstWord = (keywords: readonly string[]): string =>
  (keywords.find((keyword) => keyword !== '* ') ?? '*').trim();

/**
 * Many languages list “Example” before “Scenario”; the word its outline is made of is the one people know.
 */
const scenarioWord = ({ scenario, scenarioOutline }: Dialect): string =>
  scenario.find((word) =>
    scenarioOutline.some((outline) => outline.toLowerCase().includes(word.toLowerCase())),
  ) ?? firstWord(scenario);

/** The keywords to name to people: one of each kind, without `*`. */
export function mainKeywords(dialect: Dialect) {
  return {
    feature: firstWord(dialect.feature),
    rule: firstWord(dialect.rule),
    background: firstWord(dialect.background),
    scenario: scenarioWord(dialect),
    scenarioOutline: firstWord(dialect.scenarioOutline),
    examples: firstWord(dialect.examples),
    steps: [dialect.given, dialect.when, dialect.then, dialect.and, dialect.but].map(firstWord),
  };
}

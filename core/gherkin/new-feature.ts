import type { Dialect } from '@cucumber/gherkin';
import { dialectOf, mainKeywords } from './language';

/** What a description line must not start with: Gherkin would read it as something else. */
const startsOtherwise = (line: string, titles: readonly string[]): boolean =>
  /^[@#]/.test(line) || titles.some((title) => line.startsWith(`${title}:`));

const dialectFor = (language: string): Dialect => {
  const dialect = dialectOf(language);
  if (!dialect) throw new RangeError(`no language ${language}`);
  return dialect;
};

/** Lines of a description without indentation, each with whether Gherkin would take it for something else. */
function describedLines(description: string, dialect: Dialect): { text: string; misread: boolean }[] {
  const titles = [...dialect.background, ...dialect.rule, ...dialect.scenario, ...dialect.scenarioOutline];
  return description
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .map((text) => ({ text, misread: startsOtherwise(text, titles) }));
}

const withDash = (line: string): string => `- ${line}`;

/**
 * The lines of a description that `newFeature` puts a dash before, as they become.
 *
 * @throws RangeError when Gherkin has no such language.
 */
export const dashedLines = (description: string, language: string): string[] =>
  describedLines(description, dialectFor(language)).flatMap(({ text, misread }) =>
    misread ? [withDash(text)] : [],
  );

/** A text as a title: one line, single blanks. */
export const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/**
 * The lines of a description, trimmed. One that Gherkin would take for a tag, a comment or a keyword gets a dash, since
 * Gherkin has no other way to write it.
 */
export const descriptionLines = (description: string, dialect: Dialect): string[] =>
  describedLines(description, dialect).map(({ text, misread }) => (misread ? withDash(text) : text));

/**
 * The text of a feature without scenarios: a language comment unless it is English, the feature line, the description
 * indented below it.
 *
 * @throws RangeError when Gherkin has no such language.
 */
export function newFeature({
  name,
  language,
  description = '',
}: {
  name: string;
  language: string;
  description?: string;
}): string {
  const dialect = dialectFor(language);
  const body = descriptionLines(description, dialect).map((line) => (line ? `  ${line}` : ''));
  const lines = [
    ...(language === 'en' ? [] : [`# language: ${language}`]),
    `${mainKeywords(dialect).feature}: ${oneLine(name)}`.trimEnd(),
    ...(description.trim() ? body : []),
  ];
  return `${lines.join('\n')}\n`;
}

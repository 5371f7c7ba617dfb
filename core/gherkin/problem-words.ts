import type { Dialect } from '@cucumber/gherkin';
import type { TextProblem } from './document';
import { mainKeywords, stepKeywords } from './language';
import type { SourceLine } from './lines';

/** What the parser threw, as much of it as is read here. */
export interface ParserError {
  message: string;
  location?: { line: number; column?: number };
}

/** The errors in what the parser threw. */
export const errorsIn = (thrown: unknown): ParserError[] => {
  if (!(thrown instanceof Error)) return [{ message: String(thrown) }];
  const { errors } = thrown as { errors?: ParserError[] };
  return errors?.length ? errors : [thrown as ParserError];
};

/** Where the words are for: a whole file, or one scenario in the editor, where `Feature:` and `Rule:` cannot come. */
export type Place = 'file' | 'snippet';

/** Lines that stand above the person's own text in what is parsed: a snippet gets a feature line. */
export const LINES_ABOVE: Record<Place, number> = { file: 0, snippet: 1 };

const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Code points (the parser's columns) to UTF-16 units (an editor's). */
const editorColumn = (content: string, column: number): number =>
  [...content].slice(0, column - 1).join('').length + 1;

/** Cells of a table row, by its unescaped bars. */
const cellCount = (content: string): number => Math.max(0, content.replace(/\\./g, '').split('|').length - 2);

/** The parser's own names of what may stand at a place, in words. */
function allowedWords(tokens: readonly string[], dialect: Dialect, place: Place): string[] {
  const words = mainKeywords(dialect);
  const known: Record<string, string | undefined> = {
    '#StepLine': `a step (${listed([...words.steps, '*'])})`,
    '#TableRow': 'a table row (| … |)',
    '#DocStringSeparator': 'a doc string (""")',
    '#ExamplesLine': `“${words.examples}:”`,
    '#BackgroundLine': place === 'file' ? `“${words.background}:”` : undefined,
    '#ScenarioLine': `“${words.scenario}:”`,
    '#RuleLine': place === 'file' ? `“${words.rule}:”` : undefined,
    '#FeatureLine': `“${words.feature}:”`,
    '#TagLine': 'tags (@…)',
  };
  return Object.entries(known).flatMap(([token, word]) => (word && tokens.includes(token) ? [word] : []));
}

/** A keyword that was probably meant: right letters with a missing colon or in another case. */
function slip(found: string, tokens: readonly string[], dialect: Dialect): string | undefined {
  const titles: [string, readonly string[]][] = [
    ['#ScenarioLine', [...dialect.scenarioOutline, ...dialect.scenario]],
    ['#ExamplesLine', dialect.examples],
    ['#BackgroundLine', dialect.background],
    ['#RuleLine', dialect.rule],
    ['#FeatureLine', dialect.feature],
  ];
  const lower = found.toLowerCase();
  const follows = (keyword: string) => /^\s*(:|$|\s)/.test(found.slice(keyword.length));
  for (const [token, keywords] of titles) {
    const keyword = keywords.find((word) => lower.startsWith(word.toLowerCase()) && follows(word));
    if (keyword && tokens.includes(token)) return `Write “${keyword}:”, with a colon.`;
  }
  if (!tokens.includes('#StepLine')) return undefined;
  const steps = stepKeywords(dialect);
  if (steps.some((word) => word.trim() === found)) return `Say after “${found}” what the step is.`;
  const step = steps.find((word) => word !== '* ' && lower.startsWith(word.toLowerCase()));
  return step && `Write “${step.trim()}” exactly so: capital and small letters count.`;
}

/** The line where the doc string that is open at the end of the text began. */
function openDocString(lines: readonly SourceLine[]): { line: number; mark: string } | undefined {
  let open: { line: number; mark: string } | undefined;
  for (const [index, { content }] of lines.entries()) {
    const mark = /^\s*("""|```)/.exec(content)?.[1];
    if (!mark) continue;
    if (!open) open = { line: index + 1, mark };
    else if (open.mark === mark) open = undefined;
  }
  return open;
}

/** Tags were read and what they belong to has not come yet. */
const belowTags = (tokens: readonly string[]): boolean =>
  tokens.includes('#TagLine') && !tokens.includes('#EOF') && !tokens.includes('#FeatureLine');

function tagOwners(dialect: Dialect, place: Place): string {
  const { scenario, examples, rule } = mainKeywords(dialect);
  return listed([scenario, examples, ...(place === 'file' ? [rule] : [])].map((word) => `“${word}:”`));
}

function atTheEnd(tokens: readonly string[], lines: readonly SourceLine[], dialect: Dialect, place: Place) {
  if (tokens.includes('#DocStringSeparator') && tokens.includes('#Other')) {
    const open = openDocString(lines);
    return open
      ? `The doc string that starts on line ${open.line - LINES_ABOVE[place]} has no end: close it with a line ${open.mark}.`
      : 'A doc string has no end: close it with the marks it starts with.';
  }
  return belowTags(tokens)
    ? `The text ends with tags that belong to nothing: ${tagOwners(dialect, place)} must follow them.`
    : `The text ends where ${listed(allowedWords(tokens, dialect, place))} must follow.`;
}

function unexpected(found: string, tokens: readonly string[], dialect: Dialect, place: Place): string {
  const words = mainKeywords(dialect);
  const starts = (keywords: readonly string[]) => keywords.some((keyword) => found.startsWith(`${keyword}:`));
  if (belowTags(tokens))
    return `${quoted(found)} stands below tags, where ${tagOwners(dialect, place)} must follow.`;
  if (tokens.includes('#FeatureLine'))
    return `${quoted(found)} stands where “${words.feature}:” must come first.`;
  if (starts(dialect.feature)) return `There is a second “${words.feature}:” line: a text holds one feature.`;
  if (starts(dialect.background)) {
    return `“${words.background}:” must come before the first scenario, and only once.`;
  }
  const allowed = listed(allowedWords(tokens, dialect, place));
  const hint = found.startsWith("'''")
    ? 'A doc string stands between two lines """.'
    : slip(found, tokens, dialect);
  return `${quoted(found)} cannot stand here. ${hint ?? `Here may come ${allowed}.`}`;
}

function tagWithBlank(content: string, column: number): { length: number; message: string } {
  const written = content.slice(column - 1).split(/\s#/, 1)[0] ?? '';
  const tag = (/^@?[^@]*/.exec(written)?.[0] ?? written).trimEnd();
  const joined = tag.replace(/\s+/g, '_');
  return {
    length: tag.length,
    message: `${quoted(tag)} holds a blank: a tag is one word, such as ${quoted(joined)}.`,
  };
}

function unevenTable(lines: readonly SourceLine[], line: number): string {
  const own = lines[line - 1]?.content ?? '';
  if (!/\|\s*$/.test(own.replace(/\\./g, '')))
    return 'This table row has no end: close its last cell with “|”.';
  let first = line;
  const isRow = (at: number) => /^\s*(\||#|$)/.test(lines[at - 1]?.content ?? 'x');
  for (let at = line - 1; at > 0 && isRow(at); at -= 1) {
    if (lines[at - 1]?.content.trimStart().startsWith('|')) first = at;
  }
  const cells = cellCount(own);
  const expected = cellCount(lines[first - 1]?.content ?? '');
  return `This table row has ${cells} cell${cells === 1 ? '' : 's'}, the first row of the table has ${expected}: all need the same number.`;
}

function problemOf(
  error: ParserError,
  lines: readonly SourceLine[],
  dialect: Dialect,
  place: Place,
): TextProblem {
  const line = Math.max(1, error.location?.line ?? 1);
  const content = lines[line - 1]?.content ?? '';
  const byteOrderMark = line === 1 && content.startsWith('\uFEFF') ? 1 : 0;
  const column = editorColumn(content, Math.max(1, error.location?.column ?? 1));
  const at = { line, column: column - (column > 1 ? byteOrderMark : 0) };
  const text = content.replace('\uFEFF', '').trim();
  const message = error.message.replace(/^\(-?\d+:-?\d+\): /, '');
  const tokens = (/expected: (#[\w, #]+?)(?:, got '|$)/.exec(message)?.[1] ?? '').split(', ');
  if (message.startsWith('unexpected end of file'))
    return { ...at, message: atTheEnd(tokens, lines, dialect, place) };
  if (message.startsWith('expected:')) {
    return { ...at, length: text.length, message: unexpected(text, tokens, dialect, place) };
  }
  if (message.startsWith('A tag may not contain whitespace'))
    return { ...at, ...tagWithBlank(content, column) };
  if (message.startsWith('inconsistent cell count')) {
    return { ...at, length: text.length, message: unevenTable(lines, line) };
  }
  return { ...at, message: `This cannot be read as Gherkin: ${message}` };
}

/**
 * Says the parser's errors in words for people: at most one a line, in order. Before a `Feature:` line everything is
 * wrong for the same reason, so only the first is told.
 */
export function problemsOf(
  errors: readonly ParserError[],
  lines: readonly SourceLine[],
  dialect: Dialect,
  place: Place,
): TextProblem[] {
  const byLine = new Map<number, TextProblem>();
  let headless = false;
  for (const error of errors) {
    const beforeFeature = error.message.includes('#FeatureLine');
    if (beforeFeature && headless) continue;
    headless ||= beforeFeature;
    const problem = problemOf(error, lines, dialect, place);
    if (!byLine.has(problem.line)) byLine.set(problem.line, problem);
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}

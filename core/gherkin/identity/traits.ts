import type { FeatureDocument, ScenarioNode } from '../document';
import { testKeysIn } from '../issue-tags';
import { isBlank, isComment } from '../lines';
import { scenarioText } from '../scenario-text';

/** What of a scenario is compared. None of it depends on indentation, blank lines or comments. */
export interface Traits {
  /** The scenario's own text as it stands, tags included. */
  text: string;
  /** Name, steps and examples without layout, tags and keywords: the same for the same content. */
  content: string;
  name: string;
  /** Words of the name. */
  nameWords: string[];
  /** Description, steps and their arguments, a line each, without step keywords. */
  lines: string[];
  /** Words of `lines`. */
  words: string[];
  /** Rows of all examples, the headers among them, a string each. */
  rows: string[];
  /** Cells of `rows`. */
  cells: string[];
  tags: string[];
  /** The numbers that the tags give it as a test of another tool. */
  tests: string[];
}

/** Scripts without blanks between words: each character is taken as a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_])+/gu;

/** Words of a line in lower case; a line of signs only is one word. */
export function wordsOf(line: string): string[] {
  const words = line.toLowerCase().match(WORD);
  if (words) return words;
  return line === '' ? [] : [line];
}

/** A line without layout: blanks are single, and none stand beside a cell's border. */
const plain = (line: string): string =>
  line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?\| ?/g, '|');

const DOC_STRING = /^\s*("""|```)/;

/** Lines of a step's table or doc string, which starts below `line` (from 1). */
function argumentLines(document: FeatureDocument, line: number, end: number): string[] {
  const found: string[] = [];
  let fence: string | undefined;
  for (let at = line; at < end; at += 1) {
    const content = document.lines[at]?.content ?? '';
    const [, mark] = DOC_STRING.exec(content) ?? [];
    if (fence !== undefined) {
      if (mark === fence) return found;
      if (!isBlank(content)) found.push(plain(content));
    } else if (mark !== undefined && !found.length) fence = mark;
    else if (content.trimStart().startsWith('|')) found.push(plain(content));
    else if (!isBlank(content) && !isComment(content)) return found;
  }
  return found;
}

function descriptionLines(document: FeatureDocument, node: ScenarioNode): string[] {
  const first = node.steps[0]?.line ?? node.examples[0]?.headerLine ?? node.endLine + 1;
  return document.lines
    .slice(node.line, first - 1)
    .map(({ content }) => content)
    .filter((content) => !isBlank(content) && !isComment(content))
    .map(plain);
}

/** The traits of a scenario of the document. */
export function traitsOf(document: FeatureDocument, node: ScenarioNode): Traits {
  const lines = descriptionLines(document, node);
  node.steps.forEach((step, n) => {
    const end = (node.steps[n + 1]?.line ?? node.endLine + 1) - 1;
    lines.push(plain(step.text), ...argumentLines(document, step.line, end));
  });
  const tables = node.examples.map(({ columns, rows }) => (columns.length ? [columns, ...rows] : rows));
  const rows = tables.flat().map((cells) => JSON.stringify(cells));
  const name = plain(node.name);
  const tags = node.tags.map((tag) => tag.name);
  const titles = node.examples.map(({ name: title }) => title ?? '');
  return {
    text: scenarioText(document, node.index),
    content: JSON.stringify([name, lines, titles, tables]),
    name,
    nameWords: wordsOf(name),
    lines,
    words: lines.flatMap(wordsOf),
    rows,
    cells: tables.flat(2).filter((cell) => cell !== ''),
    tags,
    tests: testKeysIn(tags),
  };
}

import { StateField, type EditorState, type Extension, type Text, type Transaction } from '@codemirror/state';
import { sameBefore, type Before, type Line, type ReadLine } from './line';
import { readGherkin } from './read-gherkin';
import { readMarkdown } from './read-markdown';
import { wordsOf } from './words';

/** What the text under the pen is: a file that may name its language, a file of Markdown, or one scenario of a language. */
export type Writing = { kind: 'feature' } | { kind: 'markdown' } | { kind: 'scenario'; language: string };

/** Every line of a text, read. `lines[0]` is line 1. */
export interface Scanned {
  writing: Writing;
  top: Before;
  lines: readonly Line[];
}

const readerOf = ({ kind }: Writing): ReadLine => (kind === 'markdown' ? readMarkdown : readGherkin);

/** Reads `text` as a whole. */
export function scan(text: Text, writing: Writing): Scanned {
  const language = writing.kind === 'scenario' ? writing.language : 'en';
  const top: Before = {
    words: wordsOf(language),
    opening: writing.kind === 'feature',
    inTable: false,
    begun: false,
  };
  const empty: Scanned = { writing, top, lines: [] };
  return { ...empty, lines: read(empty, text, 1, top, () => undefined) };
}

/** Reads lines from `first` on until `known` has the rest of them. */
function read(
  { writing }: Scanned,
  text: Text,
  first: number,
  top: Before,
  known: (line: number, before: Before) => readonly Line[] | undefined,
): Line[] {
  const reader = readerOf(writing);
  const lines: Line[] = [];
  let before = top;
  let number = first;
  for (const content of text.iterLines(first)) {
    const rest = known(number, before);
    if (rest) return lines.concat(rest);
    const line = reader(content, before);
    // Where nothing changes for the lines below, all share one object.
    if (sameBefore(line.after, before)) line.after = before;
    before = line.after;
    lines.push(line);
    number += 1;
  }
  return lines;
}

/** What stands above a line, as it was read. */
export const beforeOf = ({ top, lines }: Scanned, line: number): Before => lines[line - 2]?.after ?? top;

/** Reads again what a change touched, and what reads differently because of it. */
export function rescan(old: Scanned, { startState, newDoc, changes }: Transaction): Scanned {
  let [fromA, toA, toB] = [Infinity, 0, 0];
  changes.iterChangedRanges((startA, endA, _, endB) => {
    fromA = Math.min(fromA, startA);
    toA = Math.max(toA, endA);
    toB = Math.max(toB, endB);
  });
  const first = startState.doc.lineAt(fromA).number;
  const last = newDoc.lineAt(toB).number;
  const shift = newDoc.lines - startState.doc.lines;
  const changedTo = Math.max(last, startState.doc.lineAt(toA).number + shift);
  const known = (line: number, before: Before): readonly Line[] | undefined =>
    line > changedTo && sameBefore(before, beforeOf(old, line - shift))
      ? old.lines.slice(line - shift - 1)
      : undefined;
  const tail = read(old, newDoc, first, beforeOf(old, first), known);
  return { ...old, lines: old.lines.slice(0, first - 1).concat(tail) };
}

const field = StateField.define<Scanned>({
  create: ({ doc }) => scan(doc, { kind: 'feature' }),
  update: (value, transaction) => (transaction.docChanged ? rescan(value, transaction) : value),
});

/** Keeps every line read while the text changes. */
export const scanning = (writing: Writing): Extension => field.init(({ doc }) => scan(doc, writing));

/** The lines of an editor with `scanning`. */
export const scannedOf = (state: EditorState): Scanned => state.field(field);

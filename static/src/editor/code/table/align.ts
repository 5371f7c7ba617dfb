import { alignedRows } from '@behave-pro/core/gherkin';
import type { ChangeSpec, EditorState } from '@codemirror/state';
import type { Scanned } from '../scan/scanned';

export interface Edit {
  from: number;
  to: number;
  insert: string;
}

const BLANK = /\s/;

const blanksFrom = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && BLANK.test(text.charAt(end))) end += 1;
  return end;
};

/** The white space that comes and goes between two texts that differ in nothing else. */
export function blankEdits(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let [at, to] = [0, 0];
  while (at < before.length || to < after.length) {
    const [end, endAfter] = [blanksFrom(before, at), blanksFrom(after, to)];
    const [old, now] = [before.slice(at, end), after.slice(to, endAfter)];
    if (old !== now) {
      const same = now.startsWith(old) ? old.length : old.startsWith(now) ? now.length : 0;
      edits.push({ from: at + same, to: end, insert: now.slice(same) });
    }
    [at, to] = [end + 1, endAfter + 1];
  }
  return edits;
}

/** The lines of a table, from 1. */
export interface Table {
  first: number;
  last: number;
}

/** The table a line belongs to: the rows directly above and below it. */
export function tableAt({ lines }: Scanned, line: number): Table | undefined {
  const isRow = (number: number): boolean => lines[number - 1]?.kind === 'row';
  if (!isRow(line)) return undefined;
  let [first, last] = [line, line];
  while (isRow(first - 1)) first -= 1;
  while (isRow(last + 1)) last += 1;
  return { first, last };
}

/** Puts the bars of a table below each other: white space only, none of it inside a cell's text. */
export function alignment({ doc }: EditorState, { first, last }: Table): ChangeSpec[] {
  const lines = Array.from({ length: last - first + 1 }, (_, index) => doc.line(first + index));
  const indent = /^\s*/.exec(lines[0]?.text ?? '')?.[0] ?? '';
  const aligned = alignedRows(
    lines.map(({ text }) => text),
    indent,
  );
  return lines.flatMap(({ text, from: start }, index) =>
    blankEdits(text, aligned[index] ?? text).map(({ from, to, insert }) => ({
      from: start + from,
      to: start + to,
      insert,
    })),
  );
}

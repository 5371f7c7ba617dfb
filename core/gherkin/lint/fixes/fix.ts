import type { SourceLine } from '../../lines';

/** A stretch of a text and what comes in its place; offsets in UTF-16 units, `to` excluded. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

/** What puts a problem or note right, and nothing else. */
export interface Fix {
  /** For people, as short as a button. */
  label: string;
  /** In order, without overlap. */
  edits: TextEdit[];
}

/** The text with a fix made. */
export function fixed(text: string, { edits }: Pick<Fix, 'edits'>): string {
  let result = '';
  let at = 0;
  for (const { from, to, insert } of edits) {
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/** Where a line begins, which counts from 1; one past the last line is the end of the text. */
export const startOf = (lines: readonly SourceLine[], line: number): number =>
  lines.slice(0, line - 1).reduce((sum, { content, ending }) => sum + content.length + ending.length, 0);

/** Lines put below a line, the way that one ends. */
export function below(lines: readonly SourceLine[], line: number, added: readonly string[]): TextEdit {
  const { content = '', ending } = lines[line - 1] ?? {};
  const at = startOf(lines, line) + content.length;
  const feed = ending || lines[0]?.ending || '\n';
  return { from: at, to: at, insert: added.map((text) => feed + text).join('') };
}

import type { Text } from '@codemirror/state';

/** The offset of a line and column (both from 1); places beyond the text are its nearest end. */
export function offsetIn(doc: Text, line: number, column: number): number {
  const { from, length } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return from + Math.min(Math.max(column - 1, 0), length);
}

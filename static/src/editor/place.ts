/** The offset of a line and column (both from 1) in `text`; places beyond the text are its nearest end. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const at = Math.min(Math.max(line, 1), lines.length);
  const before = lines.slice(0, at - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return before + Math.min(Math.max(column - 1, 0), lines[at - 1]?.length ?? 0);
}

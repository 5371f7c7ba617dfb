import { displayWidth } from './display-width';

/** The white space that Gherkin takes off a cell; no other, or the cell would say something else. */
const CELL_ENDS = /^[ \t\v\f\r\u0085\u00A0]+|[ \t\v\f\r\u0085\u00A0]+$/g;

/** The cells of a row as written, escapes and all, and what stands behind its last bar. */
function splitRow(content: string): { cells: string[]; rest: string } {
  const parts: string[] = [''];
  const row = content.trim();
  for (let at = 0; at < row.length; at += 1) {
    const char = row[at] ?? '';
    if (char === '|') parts.push('');
    else if (char === '\\') parts.push((parts.pop() ?? '') + char + (row[(at += 1)] ?? ''));
    else parts.push((parts.pop() ?? '') + char);
  }
  return { cells: parts.slice(1, -1).map((cell) => cell.replace(CELL_ENDS, '')), rest: parts.at(-1) ?? '' };
}

/** The rows of one table with their bars below each other. Rows have as many cells as the first. */
export function alignedRows(contents: readonly string[], indent: string): string[] {
  const rows = contents.map(splitRow);
  const widths = (rows[0]?.cells ?? []).map((_, column) =>
    Math.max(...rows.map(({ cells }) => displayWidth(cells[column] ?? ''))),
  );
  return rows.map(({ cells, rest }) => {
    const padded = cells.map(
      (cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))),
    );
    return `${indent}|${padded.map((cell) => ` ${cell} |`).join('')}${rest}`;
  });
}

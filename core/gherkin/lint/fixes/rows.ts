import type { SourceLine } from '../../lines';
import { startOf, type Fix, type TextEdit } from './fix';

const barsIn = (content: string): number => content.replace(/\\./g, '').split('|').length - 1;
/** Whether a row ends with a bar; what stands behind its last bar is no cell. */
export const isClosed = (content: string): boolean => /\|\s*$/.test(content.replace(/\\./g, ''));

/** The lines of the table a row is in; comments and blank lines may stand among its rows. */
function rowsAround(lines: readonly SourceLine[], line: number): number[] {
  const content = (at: number): string => lines[at - 1]?.content.trim() ?? 'none';
  const passes = (at: number): boolean => /^(?:\||#|$)/.test(content(at));
  let [first, last] = [line, line];
  while (first > 1 && passes(first - 1)) first -= 1;
  while (last < lines.length && passes(last + 1)) last += 1;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((at) =>
    content(at).startsWith('|'),
  );
}

/** Closes the last cell of each row and gives all as many cells as the longest has. */
export function evenRows(lines: readonly SourceLine[], line: number): Fix | undefined {
  const rows = rowsAround(lines, line).map((number) => {
    const content = lines[number - 1]?.content.trimEnd() ?? '';
    const closed = isClosed(content);
    return { number, content, closed, bars: barsIn(content) + (closed ? 0 : 1) };
  });
  const most = Math.max(...rows.map(({ bars }) => bars));
  const edits = rows.flatMap(({ number, content, closed, bars }): TextEdit[] => {
    const at = startOf(lines, number) + content.length;
    const insert = (closed ? '' : ' |') + '  |'.repeat(most - bars);
    return insert ? [{ from: at, to: at, insert }] : [];
  });
  return edits.length > 0 ? { label: 'Give all rows the same number of cells', edits } : undefined;
}

/** What stands between two bars of a row, blanks included; offsets in the row. */
export interface Cell {
  from: number;
  to: number;
}

/** A row as it is written: its closed cells, and what stands behind the last bar: a cell in the making. */
export interface Row {
  cells: Cell[];
  rest: Cell;
}

/** The cells of a line that begins with a bar. */
export function rowOf(text: string): Row {
  const bars = [...text.matchAll(/\\.|\|/g)].filter(([mark]) => mark === '|').map(({ index }) => index);
  const cells = bars.slice(1).map((bar, at) => ({ from: (bars[at] ?? 0) + 1, to: bar }));
  return { cells, rest: { from: (bars.at(-1) ?? -1) + 1, to: text.length } };
}

/** The text of a cell without the blanks around it; its caret goes behind the blank that follows the bar. */
export function contentOf(text: string, { from, to }: Cell): Cell {
  const said = text.slice(from, to);
  const start = from + said.length - said.trimStart().length;
  if (said.trim() === '') return { from: Math.min(from + 1, to), to: Math.min(from + 1, to) };
  return { from: start, to: start + said.trim().length };
}

/** The index of the cell an offset of the row is in, the one in the making included; -1 before the first bar. */
export function cellAt({ cells, rest }: Row, offset: number): number {
  if (offset >= rest.from) return cells.length;
  return cells.findIndex(({ from, to }) => offset >= from && offset <= to);
}

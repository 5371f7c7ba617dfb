import type { ChangeSpec, EditorState, TransactionSpec } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { scannedOf } from '../scan/scanned';
import { alignment, tableAt, type Table } from './align';
import { cellAt, contentOf, rowOf } from './cells';

/** Where the caret is in a table. */
interface Spot {
  table: Table;
  line: number;
  /** That of a cell in the making is the number of closed ones. */
  cell: number;
}

function spotOf(state: EditorState): Spot | undefined {
  const { head } = state.selection.main;
  const { number, text, from } = state.doc.lineAt(head);
  const table = tableAt(scannedOf(state), number);
  const cell = table ? cellAt(rowOf(text), head - from) : -1;
  return table && cell >= 0 ? { table, line: number, cell } : undefined;
}

const columnsOf = (state: EditorState, { first }: Table): number =>
  rowOf(state.doc.line(first).text).cells.length;

/** Makes the changes, aligns the table with them and puts the caret into a cell of the line: all of it one step. */
function change(view: EditorView, changes: ChangeSpec[], line: number, cell: number, select: boolean): true {
  const made = view.state.changes(changes);
  const between = view.state.update({ changes: made }).state;
  const table = tableAt(scannedOf(between), line);
  const whole = table ? made.compose(between.changes(alignment(between, table))) : made;
  const doc = whole.apply(view.state.doc);
  const { text, from } = doc.line(line);
  const { cells, rest } = rowOf(text);
  const content = contentOf(text, cells[cell] ?? rest);
  const spec: TransactionSpec = {
    changes: whole,
    selection: { anchor: from + (select ? content.from : content.to), head: from + content.to },
    scrollIntoView: true,
    userEvent: 'input.table',
  };
  view.dispatch(spec);
  return true;
}

/** Ends the cell in the making that has text. */
function closing(state: EditorState, line: number): ChangeSpec[] {
  const { text, to } = state.doc.line(line);
  const { rest } = rowOf(text);
  return text.slice(rest.from).trim() === '' ? [] : [{ from: to, insert: ' |' }];
}

/** To the next cell; behind the last one of the table the key is free for what it does elsewhere. */
export const nextCell: Command = (view) => {
  const { state } = view;
  const spot = spotOf(state);
  if (!spot || state.readOnly) return false;
  const { table, line, cell } = spot;
  const { cells } = rowOf(state.doc.line(line).text);
  const open = closing(state, line);
  if (open.length > 0 && cell === cells.length) {
    const { to } = state.doc.line(line);
    view.dispatch({
      changes: { from: to, insert: ' | ' },
      selection: { anchor: to + 3 },
      scrollIntoView: true,
      userEvent: 'input.table',
    });
    return true;
  }
  if (cell < cells.length - 1) return change(view, open, line, cell + 1, true);
  if (line < table.last) return change(view, open, line + 1, 0, true);
  return false;
};

export const previousCell: Command = (view) => {
  const { state } = view;
  const spot = spotOf(state);
  if (!spot || state.readOnly) return false;
  const { table, line, cell } = spot;
  if (cell > 0) return change(view, closing(state, line), line, cell - 1, true);
  if (line === table.first) return false;
  const above = rowOf(state.doc.line(line - 1).text).cells.length;
  return change(view, closing(state, line), line - 1, Math.max(0, above - 1), true);
};

const emptyRow = (indent: string, columns: number): string =>
  `${indent}|${'  |'.repeat(Math.max(1, columns))}`;

/** A new row below; in an empty last row it takes that away and leaves the table. */
export const insertRow: Command = (view) => {
  const { state } = view;
  const spot = spotOf(state);
  if (!spot || state.readOnly || !state.selection.main.empty) return false;
  const { table, line } = spot;
  const { text, from, to } = state.doc.line(line);
  const indent = /^\s*/.exec(text)?.[0] ?? '';
  if (line === table.last && line > table.first && /^[\s|]*$/.test(text)) {
    const outer = indent.slice(0, Math.max(0, indent.length - 2));
    view.dispatch({
      changes: { from, to, insert: outer },
      selection: { anchor: from + outer.length },
      userEvent: 'delete.table',
    });
    return true;
  }
  const open = closing(state, line);
  const columns = line === table.first ? rowOf(text).cells.length + open.length : columnsOf(state, table);
  return change(view, [...open, { from: to, insert: `\n${emptyRow(indent, columns)}` }], line + 1, 0, false);
};

/** A new column behind that of the caret, in every row. */
export const insertColumn: Command = (view) => {
  const { state } = view;
  const spot = spotOf(state);
  if (!spot || state.readOnly) return false;
  const { table, line, cell } = spot;
  const changes: ChangeSpec[] = [];
  for (let number = table.first; number <= table.last; number += 1) {
    const { text, from } = state.doc.line(number);
    const { cells } = rowOf(text);
    const own = cells[Math.min(cell, cells.length - 1)];
    if (own) changes.push({ from: from + own.to + 1, insert: '  |' });
  }
  return change(view, changes, line, cell + 1, false);
};

/** Puts the bars of the table under the caret below each other. */
export const alignTable: Command = (view) => {
  const spot = spotOf(view.state);
  if (!spot || view.state.readOnly) return false;
  view.dispatch({ changes: alignment(view.state, spot.table), userEvent: 'format.table' });
  return true;
};

/** @jest-environment jsdom */
import '../../../support/editor';
import { parseFeature } from '@behave-pro/core/gherkin';
import { history, undo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, type Command } from '@codemirror/view';
import fc from 'fast-check';
import { scannedOf, scanning } from '../scan/scanned';
import { alignment, blankEdits, tableAt } from './align';
import { autoAlign } from './auto-align';
import { cellAt, rowOf } from './cells';
import { insertColumn, insertRow, nextCell, previousCell } from './commands';

const EXTENSIONS = [scanning({ kind: 'feature' }), history(), autoAlign];

/** An editor of a text whose caret is at `¦`. */
function editor(text: string): EditorView {
  const at = text.indexOf('¦');
  const doc = text.replace('¦', '');
  return new EditorView({
    state: EditorState.create({ doc, selection: { anchor: Math.max(0, at) }, extensions: EXTENSIONS }),
  });
}
const shown = ({ state: { doc, selection } }: EditorView): string => {
  const { from, to } = selection.main;
  const text = doc.toString();
  return from === to
    ? `${text.slice(0, from)}¦${text.slice(from)}`
    : `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
};
const after = (text: string, ...commands: Command[]): string => {
  const view = editor(text);
  for (const command of commands) expect(command(view)).toBe(true);
  return shown(view);
};

test('cells by their bars; an escaped one is none', () => {
  const row = rowOf('  | a\\|b |c| d');
  expect(row.cells).toHaveLength(2);
  expect(cellAt(row, 0)).toBe(-1);
  expect(cellAt(row, 5)).toBe(0);
  expect(cellAt(row, 12)).toBe(2);
});

test('Tab goes from cell to cell and aligns, and leaves behind the last one', () => {
  expect(after('| a¦ | bcd |\n| efg | h |', nextCell)).toBe('| a   | [bcd] |\n| efg | h   |');
  expect(after('| a | bcd¦ |\n| efg | h |', nextCell)).toBe('| a   | bcd |\n| [efg] | h   |');
  expect(nextCell(editor('| a |\n| b¦ |'))).toBe(false);
  expect(nextCell(editor('Given a¦\n| b |'))).toBe(false);
  expect(after('| a |\n| ¦b |', previousCell)).toBe('| [a] |\n| b |');
  expect(previousCell(editor('| a¦ |\n| b |'))).toBe(false);
});

test('Tab behind a cell in the making ends it', () => {
  expect(after('| a¦', nextCell)).toBe('| a | ¦');
});

test('Enter makes a row, and in an empty last one leaves the table', () => {
  expect(after('  | a | b¦ |', insertRow)).toBe('  | a | b |\n  | ¦  |   |');
  expect(after('    | a |\n    | ¦ |', insertRow)).toBe('    | a |\n  ¦');
  expect(insertRow(editor('Given a¦'))).toBe(false);
  expect(insertRow(editor('¦| a |'))).toBe(false);
});

test('a column behind that of the caret, as one step for undo', () => {
  const view = editor('| a¦ | b |\n| ccc | d |');
  insertColumn(view);
  expect(shown(view)).toBe('| a   | ¦ | b |\n| ccc |  | d |');
  undo(view);
  expect(view.state.doc.toString()).toBe('| a | b |\n| ccc | d |');
});

test('a table that was written is aligned when the caret leaves its row; one that was passed is not', async () => {
  const view = editor('| a |\n| bcd |¦\nx');
  view.dispatch({ selection: { anchor: 2 } });
  view.dispatch({ selection: { anchor: view.state.doc.length } });
  await Promise.resolve();
  expect(view.state.doc.toString()).toBe('| a |\n| bcd |\nx');
  view.dispatch({ changes: { from: 3, insert: 'a' }, selection: { anchor: 4 }, userEvent: 'input.type' });
  view.dispatch({ selection: { anchor: view.state.doc.length } });
  await Promise.resolve();
  expect(view.state.doc.toString()).toBe('| aa  |\n| bcd |\nx');
});

const cell = fc.constantFrom('', 'a', ' bc', '数量 ', 'x\\|y', '<n>', '\t', '  long cell  ');
const row = fc.tuple(fc.constantFrom('', '  ', '\t'), fc.array(cell, { minLength: 2, maxLength: 2 }));
const table = fc.array(row, { minLength: 1, maxLength: 5 });
const cellsIn = (text: string): string[][][] => {
  const read = parseFeature(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.document.scenarios.flatMap(({ examples }) =>
    examples.map(({ columns, rows }) => [columns, ...rows]),
  );
};

test('alignment changes white space only, says the same to the parser, and does nothing a second time', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const lines = rows.map(([indent, cells]) => `${indent}|${cells.join('|')}|`);
      const text = ['Feature: f', 'Scenario Outline: s', 'Given a', 'Examples:', ...lines].join('\n');
      const state = EditorState.create({ doc: text, extensions: EXTENSIONS });
      const found = tableAt(scannedOf(state), 5);
      if (!found) throw new Error('no table');
      const { state: aligned } = state.update({ changes: alignment(state, found) });
      const result = aligned.doc.toString();
      expect(result.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(cellsIn(result)).toEqual(cellsIn(text));
      expect(alignment(aligned, found)).toEqual([]);
    }),
  );
});

test('white space that comes and goes makes the one text of the other', () => {
  const word = fc.array(fc.constantFrom('a', '|', 'ü'), { maxLength: 6 });
  const blanks = fc.array(fc.constantFrom('', ' ', '   ', '\t'), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(word, blanks, blanks, (letters, one, other) => {
      const spaced = (by: string[]) => by[6] + letters.map((letter, at) => letter + by[at]).join('');
      const [before, wanted] = [spaced(one), spaced(other)];
      const state = EditorState.create({ doc: before });
      expect(state.update({ changes: blankEdits(before, wanted) }).newDoc.toString()).toBe(wanted);
    }),
  );
});

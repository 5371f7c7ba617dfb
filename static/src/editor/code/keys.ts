import {
  deleteLine,
  historyKeymap,
  indentLess,
  indentMore,
  moveLineDown,
  moveLineUp,
  standardKeymap,
  toggleComment,
  toggleTabFocusMode,
} from '@codemirror/commands';
import { foldKeymap } from '@codemirror/language';
import { lintKeymap, previousDiagnostic } from '@codemirror/lint';
import { Prec, type Extension } from '@codemirror/state';
import { keymap, type Command } from '@codemirror/view';
import { fixHere } from './lint/marks';
import { scannedOf } from './scan/scanned';
import { goToLine, openSearch } from './search/on-demand';
import { insertColumn, insertRow, nextCell, previousCell } from './table/commands';

/** A new line starts below the one before it; below a title, one level deeper. */
const newLine: Command = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const { from, to } = state.selection.main;
  const { text, number, from: start } = state.doc.lineAt(from);
  const { kind, title, start: own } = scannedOf(state).lines[number - 1] ?? {};
  const indent = text.slice(0, Math.min(own ?? 0, from - start));
  const deeper = kind === 'title' && title && from - start > (own ?? 0);
  const insert = `\n${indent}${deeper ? '  ' : ''}`;
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
};

/**
 * The keys of the editor. Ctrl+Enter and Esc are the form's. Tab goes through the values of a step that was taken and
 * through the cells of a table; anywhere else it leaves, as from any field.
 */
export const keys = (format: Command): Extension => [
  Prec.high(
    keymap.of([
      { key: 'Tab', run: nextCell, shift: previousCell },
      { key: 'Enter', run: insertRow },
      { key: 'Mod-Alt-ArrowRight', run: insertColumn, preventDefault: true },
    ]),
  ),
  keymap.of([
    { key: 'Enter', run: newLine, shift: newLine },
    { key: 'Mod-.', run: fixHere, preventDefault: true },
    { key: 'Shift-Alt-f', run: format, preventDefault: true },
    { key: 'Shift-F8', run: previousDiagnostic, preventDefault: true },
    { key: 'Mod-f', run: openSearch, preventDefault: true },
    { key: 'Mod-Alt-g', run: goToLine, preventDefault: true },
    { key: 'Alt-ArrowUp', run: moveLineUp },
    { key: 'Alt-ArrowDown', run: moveLineDown },
    { key: 'Mod-[', run: indentLess, preventDefault: true },
    { key: 'Mod-]', run: indentMore, preventDefault: true },
    { key: 'Shift-Mod-k', run: deleteLine, preventDefault: true },
    { key: 'Mod-/', run: toggleComment, preventDefault: true },
    { key: 'Ctrl-m', mac: 'Shift-Alt-m', run: toggleTabFocusMode },
    ...lintKeymap,
    ...foldKeymap,
    ...historyKeymap,
    ...standardKeymap,
  ]),
];

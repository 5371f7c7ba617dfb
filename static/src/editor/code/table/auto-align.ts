import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { scannedOf } from '../scan/scanned';
import { alignment, tableAt } from './align';
import { cellAt, rowOf } from './cells';

const aligned = StateEffect.define();

/** Where somebody typed in a row last; a table that the caret only passes through stays as it is. */
const typedAt = StateField.define<number | undefined>({
  create: () => undefined,
  update(value, transaction) {
    if (transaction.effects.some((effect) => effect.is(aligned))) return undefined;
    if (!transaction.docChanged) return value;
    if (!transaction.isUserEvent('input') && !transaction.isUserEvent('delete'))
      return value === undefined ? undefined : transaction.changes.mapPos(value);
    const { head } = transaction.newSelection.main;
    const line = transaction.newDoc.lineAt(head).number;
    return scannedOf(transaction.state).lines[line - 1]?.kind === 'row' ? head : undefined;
  },
});

/** When the caret has left the row that was written. */
function afterLeaving({ state, view, selectionSet, docChanged }: ViewUpdate): void {
  const at = state.field(typedAt);
  if (at === undefined || !selectionSet || docChanged || state.readOnly) return;
  const row = state.doc.lineAt(Math.min(at, state.doc.length)).number;
  if (row === state.doc.lineAt(state.selection.main.head).number) return;
  // An update cannot be made within an update.
  queueMicrotask(() => {
    const table = tableAt(scannedOf(view.state), row);
    if (view.state !== state) return;
    const changes = table ? alignment(state, table) : [];
    view.dispatch({ changes, effects: aligned.of(null), userEvent: 'format.table' });
  });
}

/** A bar that ends a cell aligns the table in the same step. */
const atBar = EditorView.inputHandler.of((view, from, to, text, insert) => {
  if (text !== '|' || view.composing) return false;
  const typed = insert();
  const { state } = typed;
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const table = tableAt(scannedOf(state), line.number);
  if (!table || cellAt(rowOf(line.text), head - line.from) < 1 || from !== to) return false;
  const between = state.changes(alignment(state, table));
  view.dispatch({
    changes: typed.changes.compose(between),
    selection: { anchor: between.mapPos(head, -1) },
    scrollIntoView: true,
    userEvent: 'input.type',
  });
  return true;
});

/** Keeps the table that is being written in line. */
export const autoAlign: Extension = [typedAt, atBar, ViewPlugin.define(() => ({ update: afterLeaving }))];

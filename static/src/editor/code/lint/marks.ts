import { forEachDiagnostic, lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import type { LintNote, TextProblem } from '../../../../../src/invoke-api';
import { offsetIn } from '../offset';

/** What is wrong or worth a word, and what would put it right, if that is certain. */
export interface Remark {
  place: TextProblem | LintNote;
  severity: 'error' | 'info';
  fix?: { label: string; run: () => void };
}

function diagnosticOf(doc: Text, { place, severity, fix }: Remark): Diagnostic {
  const from = offsetIn(doc, place.line, place.column);
  const end = doc.lineAt(from).to;
  return {
    from,
    to: Math.min(end, from + (place.length ?? 0)),
    severity,
    message: place.message,
    ...(fix && { actions: [{ name: fix.label, apply: () => fix.run() }] }),
  };
}

/** Shows the remarks in the text, in place of those that were there. */
export function mark(view: EditorView, remarks: readonly Remark[]): void {
  const { state } = view;
  view.dispatch(
    setDiagnostics(
      state,
      remarks.map((remark) => diagnosticOf(state.doc, remark)),
    ),
  );
}

/** Puts right what is marked in the line of the caret, the nearest first. */
export const fixHere: Command = (view) => {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  let best: { apply: () => void; far: number } | undefined;
  forEachDiagnostic(view.state, ({ actions }, from, to) => {
    const [action] = actions ?? [];
    if (!action || to < line.from || from > line.to) return;
    const far = Math.max(from - head, head - to, 0);
    if (!best || far < best.far) best = { far, apply: () => action.apply(view, from, to) };
  });
  if (!best || view.state.readOnly) return false;
  best.apply();
  return true;
};

export const marks: Extension = lintGutter({ hoverTime: 200 });

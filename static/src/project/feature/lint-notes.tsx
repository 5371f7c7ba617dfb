import type { TextProblem } from '../../../../src/invoke-api';
import { strings } from '../../strings';

interface Props {
  notes: readonly TextProblem[];
  onGoTo: (note: TextProblem) => void;
}

/** What can be read but deserves a word. */
export function LintNotes({ notes, onGoTo }: Props) {
  if (notes.length === 0) return null;
  return (
    <details className="bp-notes">
      <summary>{strings.feature.lint(notes.length)}</summary>
      <ul>
        {notes.map((note, index) => (
          <li key={index}>
            <button type="button" className="bp-link" onClick={() => onGoTo(note)}>
              {strings.editor.goTo(note.line, note.column)}
            </button>
            : {note.message}
          </li>
        ))}
      </ul>
    </details>
  );
}

import type { TextProblem } from '../../../../src/invoke-api';
import { PlaceList } from '../../editor/place-list';
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
      <PlaceList places={notes} onGoTo={onGoTo} />
    </details>
  );
}

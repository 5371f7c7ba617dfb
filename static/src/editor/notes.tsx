import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';
import { PlaceList } from './place-list';
import type { Fixes } from './use-remarks';

interface Props {
  notes: readonly TextProblem[];
  fixes?: Fixes;
  onGoTo: (note: TextProblem) => void;
}

/** What deserves a word in a text that can be read. Saving does not wait for it. */
export const Notes = ({ notes, fixes, onGoTo }: Props) => (
  <div className={notes.length > 0 ? 'bp-editor-notes' : undefined}>
    <p role="status">{notes.length > 0 && strings.editor.notes(notes.length)}</p>
    {notes.length > 0 && <PlaceList places={notes} fixes={fixes} onGoTo={onGoTo} />}
  </div>
);

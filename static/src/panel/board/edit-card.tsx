import { useState } from 'react';
import { ApiFailure } from '../../api';
import { isComposing } from '../../components/composing';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';

interface Props {
  /** As it is now. */
  text: string;
  maxChars: number;
  /** `was` is what the text is to be put in place of. Rejects with `ApiFailure`. */
  save: (text: string, was: string) => Promise<void>;
  onClose: () => void;
}

const words = strings.board;

/** A card's text, in place. Enter saves it, Shift+Enter begins a line. */
export function EditCard({ text, maxChars, save, onClose }: Props) {
  const [began] = useState(text);
  const [typed, setTyped] = useState(text);
  const wanted = typed.trim();
  const saving = useAction(async () => {
    // Only what was seen is written over: what it was at the beginning, or what a refusal showed.
    const was = isConflict ? text : began;
    if (wanted !== was) await save(wanted, was);
    onClose();
  });
  const isConflict = saving.failure?.code === 'Conflict';
  return (
    <SmallForm
      className="bp-card-edit"
      label={words.edit}
      submitLabel={strings.common.save}
      busy={saving.busy}
      isDisabled={!wanted}
      failure={isConflict ? new ApiFailure('Conflict', words.changed(text)) : saving.failure}
      failureTitle={words.notEdited}
      onSubmit={() => {
        if (wanted) void saving.run();
        return true;
      }}
      onClose={onClose}
    >
      <textarea
        className="bp-input"
        aria-label={words.editLabel}
        autoFocus
        rows={2}
        maxLength={maxChars}
        readOnly={saving.busy}
        value={typed}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </SmallForm>
  );
}

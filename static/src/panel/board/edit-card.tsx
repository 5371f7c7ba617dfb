import { useState } from 'react';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';

interface Props {
  text: string;
  maxChars: number;
  /** Rejects with `ApiFailure`. */
  save: (text: string) => Promise<void>;
  onClose: () => void;
}

const words = strings.board;

/** A card's text, in place. Enter saves it, Shift+Enter begins a line. */
export function EditCard({ text, maxChars, save, onClose }: Props) {
  const [typed, setTyped] = useState(text);
  const wanted = typed.trim();
  const saving = useAction(async () => {
    if (wanted !== text) await save(wanted);
    onClose();
  });
  return (
    <SmallForm
      className="bp-card-edit"
      label={words.edit}
      submitLabel={strings.common.save}
      busy={saving.busy}
      isDisabled={!wanted}
      failure={saving.failure}
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
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
    </SmallForm>
  );
}

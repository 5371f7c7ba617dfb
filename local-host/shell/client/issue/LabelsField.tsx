import { type FormEvent, useState } from 'react';
import type { EditIssue } from './use-issue-edit';
import { useMay } from './use-issue-rights';

/** Labels, edited as words with blanks between: a label itself holds none. */
export function LabelsField({ labels, edit }: { labels: string[]; edit: EditIssue }) {
  const [editing, setEditing] = useState(false);
  const may = useMay()('EDIT_ISSUES');
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get('labels')).split(/\s+/).filter(Boolean);
    if (await edit({ labels: [...new Set(words)] })) setEditing(false);
  };
  if (editing) {
    return (
      <form onSubmit={(event) => void save(event)}>
        <input
          name="labels"
          aria-label="Labels, blanks between"
          defaultValue={labels.join(' ')}
          autoFocus
          onKeyDown={({ key }) => key === 'Escape' && setEditing(false)}
        />
      </form>
    );
  }
  return (
    <button
      type="button"
      className="quiet-field"
      aria-label="Edit the labels"
      disabled={!may}
      onClick={() => setEditing(true)}
    >
      {labels.length === 0 && <span className="subtle">None</span>}
      {labels.map((label) => (
        <span key={label} className="tag">
          {label}
        </span>
      ))}
    </button>
  );
}

import { type FormEvent, useState } from 'react';
import type { EditIssue } from './use-issue-edit';
import { useMay } from './use-issue-rights';

/** The issue's title; a click edits it in place. */
export function Summary({ summary, edit }: { summary: string; edit: EditIssue }) {
  const [editing, setEditing] = useState(false);
  const may = useMay()('EDIT_ISSUES');
  if (!may) return <h1 className="issue-summary">{summary}</h1>;
  if (!editing) {
    return (
      <h1 className="issue-summary">
        <button type="button" title="Edit the summary" onClick={() => setEditing(true)}>
          {summary}
        </button>
      </h1>
    );
  }
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get('summary'));
    if (await edit({ summary: next })) setEditing(false);
  };
  return (
    <form className="inline-edit" onSubmit={(event) => void save(event)}>
      <input
        name="summary"
        aria-label="Summary"
        defaultValue={summary}
        required
        maxLength={255}
        autoFocus
        onKeyDown={({ key }) => key === 'Escape' && setEditing(false)}
      />
      <button type="submit" className="button button-primary">
        Save
      </button>
      <button type="button" className="button button-subtle" onClick={() => setEditing(false)}>
        Cancel
      </button>
    </form>
  );
}

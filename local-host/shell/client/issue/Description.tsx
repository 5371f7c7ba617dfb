import { type FormEvent, useState } from 'react';
import { Adf } from '../components/Adf';
import { adfToText, textToAdf } from '../site/adf';
import type { AdfNode } from '../site/jira-types';
import type { EditIssue } from './use-issue-edit';
import { useMay } from './use-issue-rights';

interface Props {
  description: AdfNode | null | undefined;
  edit: EditIssue;
}

/** The issue's description; edited as plain text, a paragraph a line. */
export function Description({ description, edit }: Props) {
  const [editing, setEditing] = useState(false);
  const may = useMay()('EDIT_ISSUES');
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('description'));
    if (await edit({ description: text ? textToAdf(text) : null })) setEditing(false);
  };
  return (
    <section className="issue-description" aria-labelledby="description-title">
      <header className="section-header">
        <h2 id="description-title">Description</h2>
        {may && !editing && (
          <button type="button" className="link-button" onClick={() => setEditing(true)}>
            Edit
          </button>
        )}
      </header>
      {editing ? (
        <form className="form" onSubmit={(event) => void save(event)}>
          <textarea
            name="description"
            aria-label="Description"
            rows={6}
            autoFocus
            defaultValue={adfToText(description)}
          />
          <div>
            <button type="submit" className="button button-primary">
              Save
            </button>{' '}
            <button type="button" className="button button-subtle" onClick={() => setEditing(false)}>
              Cancel
            </button>
          </div>
        </form>
      ) : description ? (
        <div className="prose">
          <Adf node={description} />
        </div>
      ) : (
        <p className="subtle">No description yet.</p>
      )}
    </section>
  );
}

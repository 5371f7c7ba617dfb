import { useState } from 'react';
import { jira } from '../site/api';
import type { Issue, RelatedIssue } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import type { EditIssue } from './use-issue-edit';
import { useMay } from './use-issue-rights';

/** The issue above: an epic, or of a subtask another issue of the project; a click chooses another. */
export function ParentField({ issue, edit }: { issue: Issue; edit: EditIssue }) {
  const [editing, setEditing] = useState(false);
  const may = useMay()('EDIT_ISSUES');
  const { parent } = issue.fields;
  if (editing) return <Choice issue={issue} edit={edit} onEnd={() => setEditing(false)} />;
  const shown = parent ? (
    <a href={`/browse/${parent.key}`} title={parent.fields.summary}>
      {parent.key}
    </a>
  ) : (
    <span className="subtle">None</span>
  );
  return (
    <>
      {shown}
      {may && (
        <button
          type="button"
          className="link-button field-change"
          aria-label="Change the parent"
          onClick={() => setEditing(true)}
        >
          Change
        </button>
      )}
    </>
  );
}

interface ChoiceProps {
  issue: Issue;
  edit: EditIssue;
  onEnd: () => void;
}

function Choice({ issue: { key, fields }, edit, onEnd }: ChoiceProps) {
  const { project, issuetype, parent } = fields;
  const isSubtask = issuetype.hierarchyLevel < 0;
  const types = isSubtask ? 'issuetype NOT IN (Epic, Subtask)' : 'issuetype = Epic';
  const jql = `project = "${project.key}" AND ${types} ORDER BY created DESC`;
  const { data } = useLoad(jql, () =>
    jira<{ issues: RelatedIssue[] }>('POST', 'search/jql', { jql, fields: ['summary'], maxResults: 100 }),
  );
  if (!data) return <span className="subtle">Loading…</span>;
  const others = data.issues.filter((issue) => issue.key !== key && issue.key !== parent?.key);
  const choose = async (chosen: string) => {
    if (await edit({ parent: chosen ? { key: chosen } : null })) onEnd();
  };
  return (
    <select
      aria-label="Parent"
      autoFocus
      value={parent?.key ?? ''}
      onChange={({ target }) => void choose(target.value)}
      onKeyDown={({ key: pressed }) => pressed === 'Escape' && onEnd()}
      onBlur={onEnd}
    >
      {!isSubtask && <option value="">None</option>}
      {[...(parent ? [parent] : []), ...others].map((issue) => (
        <option key={issue.key} value={issue.key}>
          {issue.key} {issue.fields.summary}
        </option>
      ))}
    </select>
  );
}

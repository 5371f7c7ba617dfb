import { jira } from '../../site/api';
import type { Issue } from '../../site/jira-types';
import { goSaying } from '../../site/next-page';
import { ActionForm } from './ActionForm';

/** Deletes the issue with its subtasks, once that is confirmed. */
export function DeleteDialog({ issue, onClose }: { issue: Issue; onClose: () => void }) {
  const { project, summary, subtasks = [] } = issue.fields;
  const remove = async () => {
    await jira('DELETE', `issue/${issue.key}?deleteSubtasks=${subtasks.length > 0}`);
    const flag = { id: 'deleted', type: 'success', title: `You deleted ${issue.key}` } as const;
    goSaying({ flag }, `/projects/${project.key}`);
  };
  return (
    <ActionForm
      title={`Delete ${issue.key}?`}
      verb="Delete"
      doing="Deleting…"
      danger
      onClose={onClose}
      work={remove}
    >
      <p>
        You're about to delete <strong>{summary}</strong> for good, with its comments and links
        {subtasks.length > 0 && (
          <> and its {subtasks.length === 1 ? 'subtask' : `${subtasks.length} subtasks`}</>
        )}
        . This cannot be undone.
      </p>
      {subtasks.length > 0 && (
        <ul className="plain-list">
          {subtasks.map(({ key, fields }) => (
            <li key={key}>
              {key} {fields.summary}
            </li>
          ))}
        </ul>
      )}
    </ActionForm>
  );
}

import { type FormEvent, type ReactNode } from 'react';
import { Dialog } from '../components/Dialog';
import { textToAdf } from '../site/adf';
import { jira } from '../site/api';
import { issuesChanged } from '../site/changes';
import { useFlags } from '../site/flags';
import { useProject } from '../site/use-project';

interface Props {
  title: string;
  /** `undefined`: there is no project in which one may create. */
  projectKey: string | undefined;
  /** Which issue types are offered: 0 standard ones and epics, −1 subtasks; below an epic, only standard ones. */
  level: number;
  /** Key of the issue above the new one. */
  parent?: string;
  onClose: () => void;
  children?: ReactNode;
}

/** The form of a new issue. */
export function CreateIssueDialog({ title, projectKey, level, parent, onClose, children }: Props) {
  const flags = useFlags();
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const description = String(form.get('description'));
    const fields = {
      project: { key: projectKey },
      issuetype: { name: form.get('issuetype') },
      summary: form.get('summary'),
      ...(description && { description: textToAdf(description) }),
      ...(parent && { parent: { key: parent } }),
    };
    try {
      const { key } = await jira<{ key: string }>('POST', 'issue', { fields });
      onClose();
      issuesChanged();
      const open = { text: `Open ${key}`, onClick: () => window.location.assign(`/browse/${key}`) };
      flags.show({
        id: key,
        type: 'success',
        title: `You created ${key}`,
        actions: [open],
        isAutoDismiss: true,
      });
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'create', type: 'error', title: 'The issue was not created', description });
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {projectKey === undefined ? (
        <p>You may not create issues in any project. Switch the user in the upper right corner.</p>
      ) : (
        <form className="form" onSubmit={(event) => void create(event)}>
          {children}
          <TypeField projectKey={projectKey} level={level} below={parent !== undefined} />
          <label className="field">
            Summary
            <input name="summary" required maxLength={255} autoFocus />
          </label>
          <label className="field">
            Description
            <textarea name="description" rows={5} />
          </label>
          <footer className="form-actions">
            <button type="button" className="button button-subtle" onClick={onClose}>
              Cancel
            </button>
            <button type="submit" className="button button-primary">
              Create
            </button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}

function TypeField({ projectKey, level, below }: { projectKey: string; level: number; below: boolean }) {
  const { data } = useProject(projectKey);
  const types = (data?.issueTypes ?? []).filter(({ hierarchyLevel }) =>
    below || level < 0 ? hierarchyLevel === level : hierarchyLevel >= 0,
  );
  const usual = types.find(({ name }) => name === 'Story') ?? types[0];
  return (
    <label className="field">
      Issue type
      {/* By key: a default counts only when its options are there at the first rendering. */}
      <select key={types.length} name="issuetype" required defaultValue={usual?.name}>
        {types.map(({ id, name }) => (
          <option key={id}>{name}</option>
        ))}
      </select>
    </label>
  );
}

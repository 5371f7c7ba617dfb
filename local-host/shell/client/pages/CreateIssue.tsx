import { type FormEvent, useState } from 'react';
import { Dialog } from '../components/Dialog';
import { textToAdf } from '../site/adf';
import { jira } from '../site/api';
import { useFlags } from '../site/flags';
import type { Named, Project } from '../site/jira-types';
import { useLoad } from '../site/use-load';

/** Button and form for a new issue of a project. */
export function CreateIssue({ project, onCreated }: { project: Project; onCreated: () => void }) {
  const flags = useFlags();
  const [open, setOpen] = useState(false);
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const description = String(form.get('description'));
    const fields = {
      project: { key: project.key },
      issuetype: { name: form.get('issuetype') },
      summary: form.get('summary'),
      ...(description && { description: textToAdf(description) }),
    };
    try {
      const { key } = await jira<{ key: string }>('POST', 'issue', { fields });
      setOpen(false);
      onCreated();
      const open = { text: `Open ${key}`, onClick: () => window.location.assign(`/browse/${key}`) };
      flags.show({
        id: key,
        type: 'success',
        title: `You created ${key}`,
        actions: [open],
        isAutoDismiss: true,
      });
    } catch (error) {
      flags.show({
        id: 'create',
        type: 'error',
        title: 'The issue was not created',
        description: (error as Error).message,
      });
    }
  };
  return (
    <>
      <button type="button" className="button button-primary" onClick={() => setOpen(true)}>
        Create
      </button>
      {open && (
        <Dialog title={`Create an issue in ${project.name}`} onClose={() => setOpen(false)}>
          <form className="form" onSubmit={(event) => void create(event)}>
            <TypeField projectKey={project.key} />
            <label className="field">
              Summary
              <input name="summary" required maxLength={255} autoFocus />
            </label>
            <label className="field">
              Description
              <textarea name="description" rows={5} />
            </label>
            <footer className="form-actions">
              <button type="button" className="button button-subtle" onClick={() => setOpen(false)}>
                Cancel
              </button>
              <button type="submit" className="button button-primary">
                Create
              </button>
            </footer>
          </form>
        </Dialog>
      )}
    </>
  );
}

function TypeField({ projectKey }: { projectKey: string }) {
  const path = `project/${encodeURIComponent(projectKey)}/statuses`;
  const { data = [] } = useLoad(path, () => jira<Named[]>('GET', path));
  const usual = data.find(({ name }) => name === 'Story') ?? data[0];
  return (
    <label className="field">
      Issue type
      {/* By key: a default counts only when its options are there at the first rendering. */}
      <select key={data.length} name="issuetype" required defaultValue={usual?.name}>
        {data.map(({ id, name }) => (
          <option key={id}>{name}</option>
        ))}
      </select>
    </label>
  );
}

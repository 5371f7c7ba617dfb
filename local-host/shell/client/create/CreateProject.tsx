import { type FormEvent, useState } from 'react';
import { Dialog } from '../components/Dialog';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import { useFlags } from '../site/flags';
import { usePermission } from '../site/use-permission';

/** Button and form for a new project, for who may make one. */
export function CreateProject() {
  const { user } = useSite();
  const flags = useFlags();
  const may = usePermission('CREATE_PROJECT');
  const [open, setOpen] = useState(false);
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const key = String(form.get('key')).toUpperCase();
    try {
      const project = {
        key,
        name: form.get('name'),
        projectTypeKey: 'software',
        leadAccountId: user.accountId,
      };
      await jira('POST', 'project', project);
      window.location.assign(`/projects/${key}`);
    } catch (error) {
      flags.show({
        id: 'project',
        type: 'error',
        title: 'The project was not created',
        description: (error as Error).message,
      });
    }
  };
  if (!may.data) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        Create project
      </button>
      {open && (
        <Dialog title="Create project" onClose={() => setOpen(false)}>
          <form className="form" onSubmit={(event) => void create(event)}>
            <label className="field">
              Name
              <input name="name" required maxLength={80} />
            </label>
            <label className="field">
              Key
              <input
                name="key"
                required
                pattern="[A-Za-z][A-Za-z0-9]{1,9}"
                title="2 to 10 letters and digits"
              />
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

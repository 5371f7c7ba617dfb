import { useState } from 'react';
import { jira } from '../site/api';
import type { Project } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { CreateIssueDialog } from './CreateIssueDialog';

/** The button of the top bar: a new issue, in the project one looks at unless another is chosen. */
export function CreateIssue({ projectKey }: { projectKey?: string | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-primary" onClick={() => setOpen(true)}>
        Create
      </button>
      {open && <ChooseProject projectKey={projectKey} onClose={() => setOpen(false)} />}
    </>
  );
}

function ChooseProject({ projectKey, onClose }: { projectKey?: string | undefined; onClose: () => void }) {
  const path = 'project/search?action=create';
  const { data } = useLoad(path, () => jira<{ values: Project[] }>('GET', path));
  const [chosen, setChosen] = useState(projectKey);
  if (!data) return null;
  const key = data.values.some((project) => project.key === chosen) ? chosen : data.values[0]?.key;
  return (
    <CreateIssueDialog title="Create issue" projectKey={key} level={0} onClose={onClose}>
      <label className="field">
        Project
        <select value={key} onChange={({ target }) => setChosen(target.value)}>
          {data.values.map((project) => (
            <option key={project.key} value={project.key}>
              {project.name} ({project.key})
            </option>
          ))}
        </select>
      </label>
    </CreateIssueDialog>
  );
}

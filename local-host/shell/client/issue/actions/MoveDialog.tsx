import { useState } from 'react';
import { jira } from '../../site/api';
import type { Issue, Project } from '../../site/jira-types';
import { goSaying } from '../../site/next-page';
import { useLoad } from '../../site/use-load';
import { useProject } from '../../site/use-project';
import { ActionForm } from './ActionForm';
import { moveIssue } from './move';

/** Moves the issue to another project, or makes another type of it. */
export function MoveDialog({ issue, onClose }: { issue: Issue; onClose: () => void }) {
  const { project, issuetype, subtasks = [], fixVersions = [] } = issue.fields;
  const path = 'project/search?action=create';
  const { data } = useLoad(path, () => jira<{ values: Project[] }>('GET', path));
  const others = data?.values.filter(({ key }) => key !== project.key) ?? [];
  const [chosen, setChosen] = useState<string>();
  const target = chosen ?? others[0]?.key ?? project.key;
  const isSubtask = issuetype.hierarchyLevel < 0;
  const move = async (form: FormData) => {
    const key = await moveIssue(issue, target, String(form.get('issuetype')));
    goSaying(
      { flag: { id: 'moved', type: 'success', title: `You moved ${issue.key} to ${key}` } },
      `/browse/${key}`,
    );
  };
  if (isSubtask) return <SubtaskNote issue={issue} onClose={onClose} />;
  return (
    <ActionForm title={`Move ${issue.key}`} verb="Move" doing="Moving…" onClose={onClose} work={move}>
      <label className="field">
        To project
        <select value={target} autoFocus onChange={({ target: { value } }) => setChosen(value)}>
          {[...others, project].map(({ key, name }) => (
            <option key={key} value={key}>
              {name} ({key}){key === project.key && ', for another type'}
            </option>
          ))}
        </select>
      </label>
      <TypeField projectKey={target} issue={issue} />
      <p className="subtle">
        {target !== project.key && `It gets a new key; ${issue.key} goes on leading to it. `}
        {subtasks.length > 0 && 'Its subtasks go along. '}
        {target !== project.key &&
          fixVersions.length > 0 &&
          'Its fix versions belong to this project and stay. '}
        Comments and history go along.
      </p>
    </ActionForm>
  );
}

function TypeField({ projectKey, issue }: { projectKey: string; issue: Issue }) {
  const { data } = useProject(projectKey);
  const types = (data?.issueTypes ?? []).filter(({ hierarchyLevel }) => hierarchyLevel >= 0);
  const same = types.find(({ name }) => name === issue.fields.issuetype.name);
  return (
    <label className="field">
      Issue type
      {/* By key: a default counts only when its options are there at the first rendering. */}
      <select key={`${projectKey} ${types.length}`} name="issuetype" required defaultValue={same?.id}>
        {types.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function SubtaskNote({ issue, onClose }: { issue: Issue; onClose: () => void }) {
  const parent = issue.fields.parent?.key ?? '';
  const go = () => Promise.resolve(window.location.assign(`/browse/${parent}`));
  return (
    <ActionForm
      title={`Move ${issue.key}`}
      verb={`Open ${parent}`}
      doing="Opening…"
      onClose={onClose}
      work={go}
    >
      <p>A subtask is where its parent is. Move {parent}, and this goes along.</p>
    </ActionForm>
  );
}

import { Avatar } from '../components/Avatar';
import { IssueType } from '../components/IssueType';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import type { Issue, Named } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import type { EditIssue } from './use-issue-edit';
import { LabelsField } from './LabelsField';
import { ParentField } from './ParentField';
import { useMay } from './use-issue-rights';

/** The card of fields. */
export function Details({ issue, edit }: { issue: Issue; edit: EditIssue }) {
  const { assignee, reporter, labels = [], fixVersions = [], priority, issuetype, project } = issue.fields;
  return (
    <details className="card" open>
      <summary>
        <span className="card-title">Details</span>
      </summary>
      <dl className="details card-body">
        <dt>Assignee</dt>
        <dd className="cell-person">
          <Avatar name={assignee?.displayName} />
          <AssigneeField accountId={assignee?.accountId} edit={edit} />
        </dd>
        <dt>Reporter</dt>
        <dd className="cell-person">
          <Avatar name={reporter?.displayName} />
          <span>{reporter?.displayName ?? 'Anonymous'}</span>
        </dd>
        <dt>Type</dt>
        <dd>
          <IssueType name={issuetype.name} />
          {issuetype.name}
        </dd>
        <dt>Priority</dt>
        <dd>{priority?.name ?? 'None'}</dd>
        {issuetype.hierarchyLevel <= 0 && (
          <>
            <dt>Parent</dt>
            <dd>
              <ParentField issue={issue} edit={edit} />
            </dd>
          </>
        )}
        <dt>Labels</dt>
        <dd>
          <LabelsField labels={labels} edit={edit} />
        </dd>
        <dt>Fix versions</dt>
        <dd>
          <VersionField projectKey={project.key} chosen={fixVersions} edit={edit} />
        </dd>
      </dl>
    </details>
  );
}

function AssigneeField({ accountId, edit }: { accountId: string | undefined; edit: EditIssue }) {
  const { user: me, users } = useSite();
  const may = useMay()('ASSIGN_ISSUES');
  const assign = (chosen: string) => edit({ assignee: chosen ? { accountId: chosen } : null });
  return (
    <>
      <select
        className="quiet-field"
        aria-label="Assignee"
        value={accountId ?? ''}
        disabled={!may}
        onChange={({ target }) => void assign(target.value)}
      >
        <option value="">Unassigned</option>
        {users.map((user) => (
          <option key={user.accountId} value={user.accountId}>
            {user.displayName}
          </option>
        ))}
      </select>
      {may && accountId !== me.accountId && (
        <button type="button" className="link-button field-change" onClick={() => void assign(me.accountId)}>
          Assign to me
        </button>
      )}
    </>
  );
}

interface VersionProps {
  projectKey: string;
  chosen: Named[];
  edit: EditIssue;
}

/** One version, or none: enough for most issues. An issue that has several shows them and loses none unasked. */
function VersionField({ projectKey, chosen, edit }: VersionProps) {
  const path = `project/${encodeURIComponent(projectKey)}/versions`;
  const { data = [] } = useLoad(path, () => jira<Named[]>('GET', path));
  const may = useMay()('EDIT_ISSUES');
  if (chosen.length > 1) return <>{chosen.map(({ name }) => name).join(', ')}</>;
  if (data.length === 0) return <span className="subtle">None</span>;
  return (
    <select
      className="quiet-field"
      aria-label="Fix versions"
      value={chosen[0]?.id ?? ''}
      disabled={!may}
      onChange={({ target }) => void edit({ fixVersions: target.value ? [{ id: target.value }] : [] })}
    >
      <option value="">None</option>
      {data.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

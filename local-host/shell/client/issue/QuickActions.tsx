import { useState } from 'react';
import { Icon } from '../components/Icon';
import { CreateIssueDialog } from '../create/CreateIssueDialog';
import type { Issue } from '../site/jira-types';
import { LinkDialog } from './actions/LinkDialog';
import { PanelButtons } from './PanelButtons';
import type { Panels } from './use-panels';
import { useMay } from './use-issue-rights';

/** The row under the summary: a child, a link, and a button for each panel the app offers. */
export function QuickActions({ issue, panels }: { issue: Issue; panels: Panels }) {
  const may = useMay();
  const [open, setOpen] = useState<'child' | 'link'>();
  const close = () => setOpen(undefined);
  const { issuetype, project } = issue.fields;
  const childName = issuetype.hierarchyLevel > 0 ? 'child issue' : 'subtask';
  return (
    <div className="issue-actions" role="group" aria-label="Add to this issue">
      {may('CREATE_ISSUES') && issuetype.hierarchyLevel >= 0 && (
        <button type="button" className="button" onClick={() => setOpen('child')}>
          <Icon name="subtask" />
          Create {childName}
        </button>
      )}
      {may('LINK_ISSUES') && (
        <button type="button" className="button" onClick={() => setOpen('link')}>
          <Icon name="link" />
          Link issue
        </button>
      )}
      <PanelButtons panels={panels} />
      {open === 'child' && (
        <CreateIssueDialog
          title={`Create a ${childName} of ${issue.key}`}
          projectKey={project.key}
          level={issuetype.hierarchyLevel - 1}
          parent={issue.key}
          onClose={close}
        />
      )}
      {open === 'link' && <LinkDialog issueKey={issue.key} onClose={close} />}
    </div>
  );
}

import { issuesChanged } from '../../site/changes';
import { useFlags } from '../../site/flags';
import type { Issue } from '../../site/jira-types';
import { ActionForm } from './ActionForm';
import { cloneIssue } from './clone';

const MAX_SUMMARY = 255;

/** Makes a copy of the issue, linked to it. */
export function CloneDialog({ issue, onClose }: { issue: Issue; onClose: () => void }) {
  const flags = useFlags();
  const { summary, subtasks = [], issuelinks = [] } = issue.fields;
  const clone = async (form: FormData) => {
    const key = await cloneIssue(issue, {
      summary: String(form.get('summary')),
      subtasks: form.has('subtasks'),
      links: form.has('links'),
    });
    onClose();
    issuesChanged();
    const open = { text: `Open ${key}`, onClick: () => window.location.assign(`/browse/${key}`) };
    const title = `You cloned ${issue.key} as ${key}`;
    flags.show({ id: key, type: 'success', title, actions: [open], isAutoDismiss: true });
  };
  return (
    <ActionForm title={`Clone ${issue.key}`} verb="Clone" doing="Cloning…" onClose={onClose} work={clone}>
      <label className="field">
        Summary
        <input
          name="summary"
          required
          maxLength={MAX_SUMMARY}
          defaultValue={`CLONE - ${summary}`.slice(0, MAX_SUMMARY)}
          autoFocus
        />
      </label>
      {(subtasks.length > 0 || issuelinks.length > 0) && (
        <fieldset className="checks">
          <legend>Include</legend>
          {subtasks.length > 0 && (
            <label>
              <input type="checkbox" name="subtasks" /> Subtasks ({subtasks.length})
            </label>
          )}
          {issuelinks.length > 0 && (
            <label>
              <input type="checkbox" name="links" /> Linked issues ({issuelinks.length})
            </label>
          )}
        </fieldset>
      )}
      <p className="subtle">
        The clone gets the fields of the issue and a link to it. Comments stay with the original, and so does
        what apps keep of it.
      </p>
    </ActionForm>
  );
}

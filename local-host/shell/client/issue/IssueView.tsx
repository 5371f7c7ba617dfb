import { PROJECTS, Trail } from '../components/PageHeader';
import { useSite } from '../site/context';
import type { Issue } from '../site/jira-types';
import { ActionsMenu } from './actions/ActionsMenu';
import { Activity } from './Activity';
import { Children } from './Children';
import { Description } from './Description';
import { Details } from './Details';
import { IssueContextCard } from './IssueContextCard';
import { IssuePanel } from './IssuePanel';
import { LinkedIssues } from './LinkedIssues';
import { QuickActions } from './QuickActions';
import { StatusMenu } from './StatusMenu';
import { Summary } from './Summary';
import { useIssueEdit } from './use-issue-edit';
import { WatchButton } from './WatchButton';
import { usePanels } from './use-panels';

export function IssueView({ issue, reload }: { issue: Issue; reload: () => void }) {
  const { modules } = useSite();
  const panels = usePanels(issue.key);
  const edit = useIssueEdit(issue.key, reload);
  const { project, summary, parent, issuelinks = [] } = issue.fields;
  const contexts = modules.filter(({ type }) => type === 'jira:issueContext');
  document.title = `[${issue.key}] ${summary} - Jira`;
  return (
    <article className="issue">
      <header className="issue-header">
        <Trail
          links={[
            PROJECTS,
            { href: `/projects/${project.key}`, text: project.name },
            ...(parent ? [{ href: `/browse/${parent.key}`, text: parent.key }] : []),
            { href: `/browse/${issue.key}`, text: issue.key },
          ]}
        />
        <div className="issue-actions">
          <WatchButton issue={issue} reload={reload} />
          <ActionsMenu issue={issue} />
        </div>
      </header>
      <div className="issue-main">
        <Summary summary={summary} edit={edit} />
        <QuickActions issue={issue} panels={panels} />
        <Description description={issue.fields.description} edit={edit} />
        <Children issue={issue} />
        <LinkedIssues links={issuelinks} reload={reload} />
        {panels.shown.map((module) => (
          <IssuePanel
            key={module.key}
            module={module}
            issueKey={issue.key}
            refresh={reload}
            remove={() => panels.remove(module)}
          />
        ))}
        <Activity issueKey={issue.key} />
      </div>
      <aside className="issue-side" aria-label="Fields">
        <StatusMenu issue={issue} reload={reload} />
        <Details issue={issue} edit={edit} />
        {contexts.map((module) => (
          <IssueContextCard key={module.key} module={module} issueKey={issue.key} refresh={reload} />
        ))}
        <Dates {...issue.fields} />
      </aside>
    </article>
  );
}

function Dates({ created, updated }: Issue['fields']) {
  const show = (iso: string) =>
    new Date(iso).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p className="issue-dates">
      {created && <span>Created {show(created)}</span>}
      {updated && <span>Updated {show(updated)}</span>}
    </p>
  );
}

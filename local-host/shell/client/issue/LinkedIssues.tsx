import { Icon } from '../components/Icon';
import { jira } from '../site/api';
import { useFlags } from '../site/flags';
import type { IssueLink, RelatedIssue } from '../site/jira-types';
import { RelatedIssues } from './RelatedIssues';
import { useMay } from './use-issue-rights';

/** A link as it reads from this issue. */
const phraseOf = ({ type, outwardIssue }: IssueLink): string => (outwardIssue ? type.outward : type.inward);

const otherEnd = ({ outwardIssue, inwardIssue }: IssueLink): RelatedIssue[] =>
  [outwardIssue ?? inwardIssue].filter((issue) => issue !== undefined);

/** The issues this one is linked to, by the words of the link; nothing when there are none. */
export function LinkedIssues({ links, reload }: { links: IssueLink[]; reload: () => void }) {
  const may = useMay();
  const flags = useFlags();
  if (links.length === 0) return null;
  const remove = async (link: IssueLink | undefined) => {
    try {
      await jira('DELETE', `issueLink/${link?.id}`);
      reload();
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'link', type: 'error', title: 'The link was not removed', description });
    }
  };
  const phrases = [...new Set(links.map(phraseOf))];
  const groups = phrases.map((phrase) => ({
    phrase,
    group: links.filter((link) => phraseOf(link) === phrase),
  }));
  return (
    <section aria-labelledby="links-title">
      <header className="section-header">
        <h2 id="links-title">Linked issues</h2>
      </header>
      {groups.map(({ phrase, group }) => (
        <div key={phrase}>
          <h3 className="related-phrase">{phrase}</h3>
          <RelatedIssues
            label={phrase}
            issues={group.flatMap(otherEnd)}
            {...(may('LINK_ISSUES') && {
              action: ({ key }: RelatedIssue, index: number) => (
                <button
                  type="button"
                  className="icon-button"
                  aria-label={`Remove the link to ${key}`}
                  onClick={() => void remove(group[index])}
                >
                  <Icon name="close" />
                </button>
              ),
            })}
          />
        </div>
      ))}
    </section>
  );
}

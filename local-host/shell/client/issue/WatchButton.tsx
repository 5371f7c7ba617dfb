import { Icon } from '../components/Icon';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import { useFlags } from '../site/flags';
import type { Issue } from '../site/jira-types';

/** How many watch the issue, and the button by which one joins or leaves them. */
export function WatchButton({ issue, reload }: { issue: Issue; reload: () => void }) {
  const { user } = useSite();
  const flags = useFlags();
  const { watchCount = 0, isWatching = false } = issue.fields.watches ?? {};
  const path = `issue/${issue.key}/watchers`;
  const change = async () => {
    try {
      if (isWatching) await jira('DELETE', `${path}?accountId=${encodeURIComponent(user.accountId)}`);
      else await jira('POST', path, user.accountId);
      reload();
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'watch', type: 'error', title: 'The list of watchers was not changed', description });
    }
  };
  return (
    <button
      type="button"
      className="button button-subtle"
      title={`${watchCount} watching`}
      onClick={() => void change()}
    >
      <Icon name="eye" />
      {isWatching ? 'Stop watching' : 'Watch'} {watchCount}
    </button>
  );
}

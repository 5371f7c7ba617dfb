import { useCallback, useEffect } from 'react';
import type { ContextApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { Stale } from '../components/stale';
import { useHostPage } from '../host-page';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { Glance } from './glance';

/** The panel tells of changes at once; this only catches what happens elsewhere. */
const POLL_MS = 30_000;

/** How the issue stands, at a glance, in Jira's right-hand column. */
export function IssueContext({ call }: { call: Client<ContextApi> }) {
  const { onChange } = useHostPage();
  const load = useCallback(() => call('load', {}), [call]);
  const { data, failure, loading, reload } = useLive(load, POLL_MS);
  useEffect(() => {
    const subscription = onChange(() => void reload());
    subscription.catch(() => undefined);
    return () => {
      subscription.then(({ unsubscribe }) => unsubscribe()).catch(() => undefined);
    };
  }, [onChange, reload]);

  if (!data) {
    if (failure && !loading) return <Failure failure={failure} onRetry={() => void reload()} />;
    return <Skeleton rows={1} />;
  }
  return (
    <main className="bp-context">
      <h1 className="bp-hidden">{strings.context.title}</h1>
      {failure && <Stale failure={failure} onRetry={() => void reload()} />}
      {data.project.state === 'disabled' ? (
        <p className="bp-subtle">{strings.context.disabled}</p>
      ) : (
        <Glance view={data} />
      )}
    </main>
  );
}

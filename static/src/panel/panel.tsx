import { useCallback, useEffect, useRef } from 'react';
import type { PanelApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { Stale } from '../components/stale';
import { useHostPage } from '../host-page';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { Disabled } from './disabled';
import { Scenarios } from './scenarios';

export type PanelCall = Client<PanelApi>;

/** A new report shows by itself within this time, while the page can be seen. */
const POLL_MS = 20_000;

/** The acceptance criteria of the issue the frame stands on. */
export function Panel({ call }: { call: PanelCall }) {
  const { announceChange } = useHostPage();
  const load = useCallback(() => call('load', {}), [call]);
  const { data, failure, loading, reload, update } = useLive(load, POLL_MS);
  const results = JSON.stringify(data?.scenarios.map(({ result }) => result));
  const seen = useRef(results);
  useEffect(() => {
    if (seen.current !== undefined && results !== undefined && seen.current !== results) {
      announceChange().catch(() => undefined);
    }
    seen.current = results;
  }, [results, announceChange]);

  if (!data) {
    if (failure && !loading) return <Failure failure={failure} onRetry={() => void reload()} />;
    return <Skeleton rows={3} />;
  }
  return (
    <main className="bp-panel">
      <h1 className="bp-hidden">{strings.panel.title}</h1>
      {failure && <Stale failure={failure} onRetry={() => void reload()} />}
      {data.project.state === 'disabled' ? (
        <Disabled projectKey={data.issue.projectKey} busy={loading} onCheck={() => void reload()} />
      ) : (
        <Scenarios view={data} call={call} reload={reload} update={update} />
      )}
    </main>
  );
}

import { useCallback, useState } from 'react';
import type { SettingsApi, SettingsView } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Failure } from '../components/failure';
import { Skeleton } from '../components/skeleton';
import { Stale } from '../components/stale';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { FirstSteps } from './first-steps';
import { KeysSection } from './keys-section';
import { PipelineSection } from './pipeline-section';
import { ProjectSection } from './project-section';

export type SettingsCall = Client<SettingsApi>;

/** Somebody is at the pipeline now and looks here for its first report. */
const WAITING_POLL_MS = 10_000;
const POLL_MS = 60_000;

export const isWaiting = (view: SettingsView): boolean =>
  view.project.state === 'enabled' && view.ciUrl !== undefined && view.lastReport === undefined;

/** The project's settings page. */
export function Settings({ call }: { call: SettingsCall }) {
  const [pollMs, setPollMs] = useState(POLL_MS);
  const load = useCallback(async () => {
    const view = await call('load', {});
    setPollMs(isWaiting(view) ? WAITING_POLL_MS : POLL_MS);
    return view;
  }, [call]);
  const { data, failure, loading, reload, update } = useLive(load, pollMs);

  if (!data) {
    if (failure && !loading) return <Failure failure={failure} onRetry={() => void reload()} />;
    return <Skeleton rows={6} />;
  }
  const show = (view: SettingsView): void => {
    update(() => view);
    setPollMs(isWaiting(view) ? WAITING_POLL_MS : POLL_MS);
  };
  return (
    <main className="bp-settings">
      <header>
        <h1>{strings.settings.title(data.project.name)}</h1>
        <p className="bp-subtle">{strings.settings.intro}</p>
      </header>
      {failure && <Stale failure={failure} onRetry={() => void reload()} />}
      {!data.access.canEdit && (
        <p className="bp-readonly">{data.access.readOnlyReason ?? strings.settings.readOnly}</p>
      )}
      <FirstSteps view={data} />
      <ProjectSection view={data} call={call} onSaved={show} />
      <KeysSection view={data} call={call} onChanged={show} />
      <PipelineSection view={data} />
    </main>
  );
}

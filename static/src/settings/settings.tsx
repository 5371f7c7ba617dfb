import { useCallback, useState } from 'react';
import type { SettingsApi, SettingsView } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Surface } from '../components/surface';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { FirstSteps } from './first-steps';
import { KeysSection } from './keys-section';
import { LintSection } from './lint-section';
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
  const live = useLive(load, pollMs);

  const show = (view: SettingsView): void => {
    live.update(() => view);
    setPollMs(isWaiting(view) ? WAITING_POLL_MS : POLL_MS);
  };
  return (
    <Surface
      title={strings.settings.title}
      className="bp-settings"
      live={live}
      rows={6}
      lapse={(view) => view.access.lapse}
    >
      {(view) => (
        <>
          <p className="bp-subtle">{strings.settings.intro(view.project.name)}</p>
          {!view.access.canEdit && !view.access.lapse && (
            <p className="bp-readonly">{view.access.readOnlyReason ?? strings.settings.readOnly}</p>
          )}
          <FirstSteps view={view} call={call} onSaved={show} />
          <ProjectSection view={view} call={call} onSaved={show} />
          <KeysSection view={view} call={call} onChanged={show} />
          <PipelineSection view={view} />
          <LintSection view={view} call={call} onSaved={show} />
        </>
      )}
    </Surface>
  );
}

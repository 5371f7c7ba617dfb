import { useCallback, useState } from 'react';
import type { SettingsApi, SettingsView } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Surface } from '../components/surface';
import { useLive, WORKING_POLL_MS } from '../hooks/use-live';
import { REPORT_POLL_MS, WAITING_POLL_MS } from '../report';
import { strings } from '../strings';
import { FirstSteps } from './first-steps';
import { SettingsTabs, useSettingsTabs } from './settings-tabs';

export type SettingsCall = Client<SettingsApi>;

export const isWaiting = (view: SettingsView): boolean =>
  view.project.state === 'enabled' && view.ciUrl !== undefined && view.lastReport === undefined;

function pollMsFor(view: SettingsView): number {
  if (view.rebuild?.state === 'running') return WORKING_POLL_MS;
  return isWaiting(view) ? WAITING_POLL_MS : REPORT_POLL_MS;
}

/** The project's settings page. */
export function Settings({ call }: { call: SettingsCall }) {
  const [pollMs, setPollMs] = useState(REPORT_POLL_MS);
  const load = useCallback(async () => {
    const view = await call('load', {});
    setPollMs(pollMsFor(view));
    return view;
  }, [call]);
  const live = useLive(load, pollMs);
  const tabs = useSettingsTabs();

  const show = (view: SettingsView): void => {
    live.update(() => view);
    setPollMs(pollMsFor(view));
  };
  return (
    <Surface
      title={strings.settings.title}
      className="bp-settings"
      live={live}
      rows={6}
      lapse={(view) => view.access.lapse}
      removal={(view) => view.access.removal}
      onRemoval={() => tabs.lead('removal')}
    >
      {(view) => (
        <>
          <p className="bp-subtle">{strings.settings.intro(view.project.name)}</p>
          {!view.access.canEdit && !view.access.lapse && (
            <p className="bp-readonly">{view.access.readOnlyReason ?? strings.settings.readOnly}</p>
          )}
          <FirstSteps view={view} call={call} onSaved={show} onLead={tabs.lead} />
          <SettingsTabs view={view} call={call} state={tabs} onChanged={show} onImported={live.reload} />
        </>
      )}
    </Surface>
  );
}

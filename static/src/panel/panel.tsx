import { useCallback, useEffect, useRef } from 'react';
import type { PanelApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Disabled } from '../components/disabled';
import { Surface } from '../components/surface';
import { useHostPage } from '../host-page';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { Scenarios } from './scenarios';

export type PanelCall = Client<PanelApi>;

/** A new report shows by itself within this time, while the page can be seen. */
const POLL_MS = 20_000;

/** The acceptance criteria of the issue the frame stands on. */
export function Panel({ call }: { call: PanelCall }) {
  const { announceChange } = useHostPage();
  const load = useCallback(() => call('load', {}), [call]);
  const live = useLive(load, POLL_MS);
  const results = JSON.stringify(live.data?.scenarios.map(({ result }) => result));
  const seen = useRef(results);
  useEffect(() => {
    if (seen.current !== undefined && results !== undefined && seen.current !== results) {
      announceChange().catch(() => undefined);
    }
    seen.current = results;
  }, [results, announceChange]);

  return (
    <Surface
      title={strings.panel.title}
      className="bp-panel"
      live={live}
      rows={3}
      lapse={(view) => view.access.lapse}
    >
      {(view) =>
        view.project.state === 'disabled' ? (
          <Disabled
            text={strings.panel.disabledText(view.issue.projectKey)}
            busy={live.loading}
            onCheck={() => void live.reload()}
          />
        ) : (
          <Scenarios view={view} call={call} reload={live.reload} update={live.update} />
        )
      }
    </Surface>
  );
}

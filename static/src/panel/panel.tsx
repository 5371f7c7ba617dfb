import { useCallback, useEffect, useRef } from 'react';
import type { PanelApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Disabled } from '../components/disabled';
import { Surface } from '../components/surface';
import { useHostPage } from '../host-page';
import { useLive } from '../hooks/use-live';
import { useSubscription } from '../hooks/use-subscription';
import { strings } from '../strings';
import { Scenarios } from './scenarios';

export type PanelCall = Client<PanelApi>;

/** A new report shows by itself within this time, while the page can be seen. */
const POLL_MS = 20_000;

/** The acceptance criteria of the issue the frame stands on. */
export function Panel({ call }: { call: PanelCall }) {
  const { announceChange, bePanel } = useHostPage();
  const top = useRef<HTMLHeadingElement>(null);
  useSubscription(useCallback(() => bePanel(() => top.current?.focus()), [bePanel]));
  const load = useCallback(() => call('load', {}), [call]);
  const live = useLive(load, POLL_MS);
  const shown = live.data && [
    live.data.scenarios.map(({ result }) => result ?? 0),
    live.data.agreement.readyCount,
    live.data.agreement.openQuestions,
  ];
  const glance = JSON.stringify(shown);
  const seen = useRef(glance);
  useEffect(() => {
    if (seen.current !== undefined && glance !== undefined && seen.current !== glance) {
      announceChange().catch(() => undefined);
    }
    seen.current = glance;
  }, [glance, announceChange]);

  return (
    <Surface
      title={strings.panel.title}
      heading={top}
      className="bp-panel"
      live={live}
      rows={3}
      lapse={(view) => view.access.lapse}
      removal={(view) => view.access.removal}
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

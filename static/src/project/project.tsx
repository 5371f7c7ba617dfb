import { useCallback } from 'react';
import type { ProjectApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Disabled } from '../components/disabled';
import { Surface } from '../components/surface';
import { useLive } from '../hooks/use-live';
import { strings } from '../strings';
import { Specification } from './specification';

export type ProjectCall = Client<ProjectApi>;

/** The list may be long; the opened feature looks for itself more often. */
const POLL_MS = 120_000;

/** The project's page: its features, and what can be done with them. */
export function Project({ call }: { call: ProjectCall }) {
  const load = useCallback(() => call('load', {}), [call]);
  const live = useLive(load, POLL_MS);
  return (
    <Surface
      title={strings.project.title}
      className="bp-project"
      live={live}
      rows={6}
      lapse={(view) => view.access.lapse}
      removal={(view) => view.access.removal}
    >
      {(view) =>
        view.project.state === 'disabled' ? (
          <Disabled
            text={strings.project.disabledText(view.project.key)}
            busy={live.loading}
            onCheck={() => void live.reload()}
          />
        ) : (
          <Specification view={view} call={call} reload={live.reload} update={live.update} />
        )
      }
    </Surface>
  );
}

import { useCallback } from 'react';
import type { ContextApi } from '../../../src/invoke-api';
import type { Client } from '../api';
import { Surface } from '../components/surface';
import { useHostPage } from '../host-page';
import { useLive } from '../hooks/use-live';
import { useSubscription } from '../hooks/use-subscription';
import { strings } from '../strings';
import { Below } from './below';
import { Glance } from './glance';

/** The panel tells of changes at once; this only catches what happens elsewhere. */
const POLL_MS = 30_000;

/** How the issue stands, at a glance, in Jira's right-hand column. */
export function IssueContext({ call }: { call: Client<ContextApi> }) {
  const { onChange } = useHostPage();
  const load = useCallback(() => call('load', {}), [call]);
  const live = useLive(load, POLL_MS);
  const { reload } = live;
  const listen = useCallback(() => onChange(() => void reload()), [onChange, reload]);
  useSubscription(listen);

  return (
    <Surface
      title={strings.context.title}
      className="bp-context"
      live={live}
      rows={1}
      lapse={(view) => view.lapse}
    >
      {(view) =>
        view.project.state === 'disabled' ? (
          <p className="bp-subtle">{strings.context.disabled}</p>
        ) : (
          <Glance view={view} below={view.parent && <Below call={call} />} />
        )
      }
    </Surface>
  );
}

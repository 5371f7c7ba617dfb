import { useCallback } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { PaneHeader } from '../../components/pane-header';
import { Skeleton } from '../../components/skeleton';
import { useLive } from '../../hooks/use-live';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { RemovedFeatureRow } from './removed-feature-row';

interface Props {
  call: ProjectCall;
  onRecovered: (feature: FeatureView) => void;
  onClose: () => void;
}

const POLL_MS = 120_000;
const words = strings.removed;

/** Features that were deleted a short while ago, each to be brought back. */
export function RemovedFeatures({ call, onRecovered, onClose }: Props) {
  const load = useCallback(async () => (await call('removed', {})).removed, [call]);
  const { data, failure, reload } = useLive(load, POLL_MS);
  return (
    <section className="bp-pane" aria-labelledby="removed">
      <PaneHeader id="removed" level={2} title={words.title} closeLabel={words.close} onClose={onClose} />
      <p>{words.what}</p>
      {failure && <Failure failure={failure} onRetry={() => void reload()} />}
      {!data && !failure && <Skeleton rows={3} />}
      {data?.length === 0 && <p className="bp-subtle">{`${words.none} ${words.late}`}</p>}
      {data && data.length > 0 && (
        <>
          <ul className="bp-list" aria-label={words.list}>
            {data.map((one) => (
              <RemovedFeatureRow key={one.featureId} removed={one} call={call} onRecovered={onRecovered} />
            ))}
          </ul>
          <p className="bp-subtle">{words.late}</p>
        </>
      )}
    </section>
  );
}

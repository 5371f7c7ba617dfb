import { useCallback, useState } from 'react';
import type { FeatureView } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { PaneHeader } from '../../components/pane-header';
import { Skeleton } from '../../components/skeleton';
import { useLive } from '../../hooks/use-live';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { VersionDetail } from './version-detail';
import { numberOf, timeOf, VersionList } from './version-list';

export interface VersionsProps {
  feature: FeatureView;
  canEdit: boolean;
  call: ProjectCall;
  reload: () => Promise<void>;
  onRestored: (feature: FeatureView) => void;
  onClose: () => void;
}

const POLL_MS = 120_000;
const words = strings.history;

/** The texts a feature had: which there are, and the chosen one beside the present. */
export function Versions({ feature, canEdit, call, reload, onRestored, onClose }: VersionsProps) {
  const [chosen, setChosen] = useState<number>();
  const { id, textHash } = feature;
  // Another text means another version.
  const load = useCallback(
    async () => (await call('versions', { featureId: id })).versions,
    [call, id, textHash],
  );
  const { data, failure, reload: again } = useLive(load, POLL_MS);
  const version = data?.find((_, index) => numberOf(data, index) === chosen);
  return (
    <section className="bp-history" aria-labelledby="history">
      <PaneHeader id="history" level={3} title={words.title} closeLabel={words.close} onClose={onClose} />
      {failure && <Failure failure={failure} onRetry={() => void again()} />}
      {!data && !failure && <Skeleton rows={3} />}
      {data?.length === 0 && <p className="bp-subtle">{words.none}</p>}
      {data && data.length > 0 && (
        <>
          <p className="bp-subtle">{words.what}</p>
          <VersionList versions={data} chosen={chosen} onChoose={setChosen} />
        </>
      )}
      {data && version && (
        <VersionDetail
          key={chosen}
          feature={feature}
          version={version}
          time={timeOf(data, version)}
          present={version === data[0]}
          canEdit={canEdit}
          call={call}
          reload={reload}
          onRestored={onRestored}
        />
      )}
    </section>
  );
}

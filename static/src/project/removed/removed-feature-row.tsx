import Button from '@atlaskit/button/new';
import type { FeatureView, RemovedFeature } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
import { TimeAgo } from '../../components/time-ago';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { useRecover } from './use-recover';

interface Props {
  removed: RemovedFeature;
  call: ProjectCall;
  onRecovered: (feature: FeatureView) => void;
}

const words = strings.removed;

/** One deleted feature, and bringing it back. */
export function RemovedFeatureRow({ removed, call, onRecovered }: Props) {
  const { featureId, path, scenarios, at, by } = removed;
  const name = removed.name || strings.features.untitled;
  const bringBack = useRecover(call);
  const recover = useAction(async () => onRecovered(await bringBack(featureId)));
  return (
    <li className="bp-item bp-removed">
      <div className="bp-row-text">
        <span className="bp-name">{name}</span>
        <span className="bp-subtle">{path}</span>
        <span className="bp-subtle">
          {strings.features.scenarios(scenarios)} · {words.deleted} <TimeAgo iso={at} /> {by && words.by(by)}
        </span>
      </div>
      <Button
        aria-label={words.bringBackName(name)}
        isLoading={recover.busy}
        onClick={() => void recover.run()}
      >
        {words.bringBack}
      </Button>
      {recover.failure && <Failure failure={recover.failure} title={words.notBroughtBack(name)} />}
    </li>
  );
}

import type { FeatureView } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { Confirm } from '../../components/confirm';
import { Failure } from '../../components/failure';
import { useAction } from '../../hooks/use-action';
import { useOnce } from '../../hooks/use-once';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';

interface Props {
  feature: FeatureView;
  call: ProjectCall;
  reload: () => Promise<void>;
  onRemoved: () => void;
  onCancel: () => void;
}

const words = strings.feature;

/** Asks before a feature is deleted, and says what goes with it. */
export function RemoveFeature({ feature, call, reload, onRemoved, onCancel }: Props) {
  const once = useOnce();
  const { id: featureId, name, textHash, scenarios } = feature;
  const issues = new Set(scenarios.flatMap(({ issues: linked }) => linked.map(({ id }) => id)));
  const hidden = scenarios.some(({ hiddenIssues }) => hiddenIssues > 0);
  const remove = useAction(async () => {
    try {
      await once((removal) => call('remove', removal), { featureId, textHash });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'Conflict') throw error;
      await reload();
      throw new ApiFailure('Conflict', words.changedSince);
    }
    onRemoved();
  });
  return (
    <>
      {remove.failure && <Failure failure={remove.failure} title={words.notRemoved} />}
      <Confirm
        title={words.removeTitle(name || strings.features.untitled)}
        confirm={words.remove}
        busy={remove.busy}
        onConfirm={() => void remove.run()}
        onCancel={onCancel}
      >
        <p>{words.removeText}</p>
        <ul>
          {words.removed(scenarios.length, issues.size, hidden).map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p>{words.removeAdvice}</p>
      </Confirm>
    </>
  );
}

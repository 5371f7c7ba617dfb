import type { FeatureScenario } from '../../../../src/invoke-api';
import { Confirm } from '../../components/confirm';
import { Failure } from '../../components/failure';
import { useAction } from '../../hooks/use-action';
import { strings } from '../../strings';

interface Props {
  scenario: FeatureScenario;
  /** Rejects with `ApiFailure`. */
  remove: () => Promise<void>;
  onClose: () => void;
}

const words = strings.scenarios;

/** Asks before a scenario is deleted, and says what goes with it. */
export function RemoveScenario({ scenario, remove, onClose }: Props) {
  const { name, issues, hiddenIssues, result } = scenario;
  const removal = useAction(remove);
  const keys = issues.map(({ key }) => key);
  return (
    <div className="bp-asked">
      {removal.failure && <Failure failure={removal.failure} title={words.notRemoved} />}
      <Confirm
        title={words.removeTitle(name || strings.panel.untitled)}
        confirm={words.removeConfirm}
        busy={removal.busy}
        onConfirm={() => void removal.run()}
        onCancel={onClose}
      >
        <p>{strings.feature.removeText}</p>
        <ul>
          {words.removedWith(keys, hiddenIssues, result && strings.outcome[result.status]).map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p>{words.removeAdvice}</p>
      </Confirm>
    </div>
  );
}

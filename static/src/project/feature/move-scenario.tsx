import type { FeatureScenario, FeatureSummary } from '../../../../src/invoke-api';
import { MoveForm } from '../../components/move-form';
import { strings } from '../../strings';

interface Props {
  scenario: FeatureScenario;
  /** Features it can go to. */
  targets: readonly FeatureSummary[];
  /** Rejects with `ApiFailure`. */
  move: (target: FeatureSummary) => Promise<void>;
  onClose: () => void;
}

const words = strings.scenarios;

/** Asks to which feature of the project a scenario goes. */
export const MoveScenario = ({ scenario, targets, move, onClose }: Props) => (
  <MoveForm
    name={scenario.name}
    targets={targets.map(({ id, name, path }) => ({
      id,
      label: words.targetOption(name || strings.features.untitled, path),
    }))}
    help={words.targetHelp}
    move={async (targetId) => {
      const target = targets.find(({ id }) => id === targetId);
      if (target) await move(target);
    }}
    onClose={onClose}
  />
);

import { useId, useState } from 'react';
import type { FeatureScenario, FeatureSummary } from '../../../../src/invoke-api';
import { SmallForm } from '../../components/small-form';
import { useAction } from '../../hooks/use-action';
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

/** Asks to which feature a scenario goes. */
export function MoveScenario({ scenario, targets, move, onClose }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState(targets[0]?.id);
  const target = targets.find((feature) => feature.id === chosen);
  const moving = useAction(async () => {
    if (target) await move(target);
  });
  return (
    <SmallForm
      className="bp-asked"
      label={words.moveTitle(scenario.name || strings.panel.untitled)}
      submitLabel={words.move}
      busy={moving.busy}
      isDisabled={!target}
      failure={moving.failure}
      failureTitle={words.notMoved}
      onSubmit={() => {
        void moving.run();
        return true;
      }}
      onClose={onClose}
    >
      <div className="bp-field">
        <label htmlFor={id}>{words.target}</label>
        <select
          id={id}
          className="bp-input"
          autoFocus
          disabled={targets.length === 0 || moving.busy}
          aria-describedby={`${id}-help`}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {targets.map((feature) => (
            <option key={feature.id} value={feature.id}>
              {words.targetOption(feature.name || strings.features.untitled, feature.path)}
            </option>
          ))}
        </select>
        <p id={`${id}-help`} className="bp-subtle">
          {targets.length === 0 ? words.noTarget : words.targetHelp}
        </p>
      </div>
    </SmallForm>
  );
}

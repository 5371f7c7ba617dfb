import Button from '@atlaskit/button/new';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { FeatureScenario, FeatureSummary } from '../../../../src/invoke-api';
import { Failure } from '../../components/failure';
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
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void moving.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
  };
  return (
    <form
      className="bp-asked"
      aria-label={words.moveTitle(scenario.name || strings.panel.untitled)}
      onSubmit={submit}
      onKeyDown={onKeyDown}
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
      {moving.failure && <Failure failure={moving.failure} title={words.notMoved} />}
      <div className="bp-actions">
        <Button type="submit" appearance="primary" isDisabled={!target} isLoading={moving.busy}>
          {words.move}
        </Button>
        <Button appearance="subtle" isDisabled={moving.busy} onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </form>
  );
}

import { useId, useState } from 'react';
import { SmallForm } from './small-form';
import { useAction } from '../hooks/use-action';
import { strings } from '../strings';

interface Props {
  /** Of the scenario. */
  name: string;
  /** Features it can go to. */
  targets: readonly { id: string; label: string }[];
  /** What goes with it. */
  help: string;
  /** Rejects with `ApiFailure`. */
  move: (targetId: string) => Promise<void>;
  onClose: () => void;
}

const words = strings.scenarios;

/** Asks to which feature a scenario goes. */
export function MoveForm({ name, targets, help, move, onClose }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState(targets[0]?.id);
  const target = targets.find((feature) => feature.id === chosen);
  const moving = useAction(async () => {
    if (target) await move(target.id);
  });
  return (
    <SmallForm
      className="bp-asked"
      label={words.moveTitle(name || strings.panel.untitled)}
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
              {feature.label}
            </option>
          ))}
        </select>
        <p id={`${id}-help`} className="bp-subtle">
          {targets.length === 0 ? words.noTarget : help}
        </p>
      </div>
    </SmallForm>
  );
}

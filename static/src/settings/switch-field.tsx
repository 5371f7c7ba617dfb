import Toggle from '@atlaskit/toggle';
import { useId } from 'react';
import { useFocusBack } from '../hooks/use-focus-back';

interface Props {
  label: string;
  help: string;
  isOn: boolean;
  isDisabled: boolean;
  /** It is being asked about or saved: it cannot have the focus until that has ended, and then has it again. */
  isAway: boolean;
  onToggle: () => void;
}

/** A setting that is on or off. */
export function SwitchField({ label, help, isOn, isDisabled, isAway, onToggle }: Props) {
  const id = useId();
  const toggle = useFocusBack<HTMLInputElement>(isAway);
  return (
    <div className="bp-toggle">
      <Toggle
        ref={toggle}
        id={id}
        size="large"
        isChecked={isOn}
        isDisabled={isDisabled}
        onChange={onToggle}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <p className="bp-subtle">{help}</p>
      </div>
    </div>
  );
}

import { useId } from 'react';
import { CopyButton } from './copy-button';

/** A value to take away: whole at a click into it, or by the button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <div className="bp-field">
      <label htmlFor={id}>{label}</label>
      <div className="bp-copy-field">
        <input
          id={id}
          readOnly
          spellCheck={false}
          autoComplete="off"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={value} what={label} />
      </div>
    </div>
  );
}

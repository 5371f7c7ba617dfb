import { useId } from 'react';

interface Props {
  label: string;
  help: string;
  /** Said instead of the help while something is missing. */
  missing?: string;
  value: string;
  readOnly?: boolean;
  /** What is there is likely to be replaced. */
  selected?: boolean;
  onChange: (value: string) => void;
}

/** A field of one line that takes the focus, with its help. */
export function ShortText({ label, help, missing, value, readOnly, selected, onChange }: Props) {
  const id = useId();
  return (
    <div className="bp-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="bp-input"
        autoFocus
        autoComplete="off"
        aria-invalid={missing !== undefined}
        aria-describedby={`${id}-help`}
        readOnly={readOnly}
        value={value}
        onFocus={(event) => selected && event.target.select()}
        onChange={(event) => onChange(event.target.value)}
      />
      <p
        id={`${id}-help`}
        className={missing ? 'bp-error' : 'bp-subtle'}
        role={missing ? 'alert' : undefined}
      >
        {missing ?? help}
      </p>
    </div>
  );
}

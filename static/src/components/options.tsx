import { useEffect, type ReactNode } from 'react';

export interface Option {
  id: string;
  name: string;
  detail?: ReactNode;
  /** Why it cannot be taken. */
  taken?: string | false;
}

interface Props {
  /** Of the search field: its list's and options' ids begin with it. */
  id: string;
  label: string;
  options: readonly Option[];
  /** Index of the option that Enter takes. */
  active: number;
  busy: boolean;
  onActive: (index: number) => void;
  onTake: (index: number) => void;
}

export const optionId = (id: string, option: Pick<Option, 'id'>): string => `${id}-${option.id}`;

/** What a search found. The focus stays in the field, as in any combobox. */
export function Options({ id, label, options, active, busy, onActive, onTake }: Props) {
  const chosen = options[active];
  const chosenId = chosen && optionId(id, chosen);
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosenId]);
  return (
    <ul id={`${id}-list`} className="bp-options" role="listbox" aria-label={label} aria-busy={busy}>
      {options.map((option, index) => (
        <li
          key={option.id}
          id={optionId(id, option)}
          className="bp-option"
          role="option"
          aria-selected={index === active}
          aria-disabled={Boolean(option.taken)}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => index !== active && onActive(index)}
          onClick={() => onTake(index)}
        >
          <span className="bp-row-text">
            <span className="bp-name">{option.name}</span>
            {option.detail && <span className="bp-subtle">{option.detail}</span>}
          </span>
          {option.taken && <span className="bp-subtle">{option.taken}</span>}
        </li>
      ))}
    </ul>
  );
}

import { useEffect } from 'react';
import type { LinkableScenario } from '../../../src/invoke-api';
import { strings } from '../strings';

interface Props {
  /** Of the search field: its list's and options' ids begin with it. */
  id: string;
  scenarios: readonly LinkableScenario[];
  /** Index of the option that Enter takes. */
  active: number;
  busy: boolean;
  onActive: (index: number) => void;
  onTake: (index: number) => void;
}

export const optionId = (id: string, scenario: LinkableScenario): string => `${id}-${scenario.id}`;

/** What the search found. The focus stays in the field, as in any combobox. */
export function LinkOptions({ id, scenarios, active, busy, onActive, onTake }: Props) {
  const chosen = scenarios[active];
  useEffect(() => {
    if (chosen) document.getElementById(optionId(id, chosen))?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <ul
      id={`${id}-list`}
      className="bp-options"
      role="listbox"
      aria-label={strings.link.results}
      aria-busy={busy}
    >
      {scenarios.map((scenario, index) => (
        <li
          key={scenario.id}
          id={optionId(id, scenario)}
          className="bp-option"
          role="option"
          aria-selected={index === active}
          aria-disabled={scenario.linked}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => index !== active && onActive(index)}
          onClick={() => onTake(index)}
        >
          <span className="bp-row-text">
            <span className="bp-name">{scenario.name || strings.panel.untitled}</span>
            <span className="bp-subtle">{scenario.featureName}</span>
          </span>
          {scenario.linked && <span className="bp-subtle">{strings.link.already}</span>}
        </li>
      ))}
    </ul>
  );
}

import { useEffect, useRef } from 'react';
import type { OfferedScenario } from '../../../../src/invoke-api';
import { strings } from '../../strings';

interface Props {
  scenarios: readonly OfferedScenario[];
  /** Ids of those that are not to be taken. */
  leftOut: ReadonlySet<string>;
  busy: boolean;
  onChange: (leftOut: ReadonlySet<string>) => void;
}

const words = strings.offer;

const originOf = ({ featureName, ruleName, locked }: OfferedScenario): string =>
  [featureName, ruleName && strings.panel.rule(ruleName), locked && words.locked[locked]]
    .filter(Boolean)
    .join(' · ');

/** Which scenarios to take, all at first. */
export function Choices({ scenarios, leftOut, busy, onChange }: Props) {
  const some = scenarios.filter(({ id }) => leftOut.has(id)).length;
  const all = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (all.current) all.current.indeterminate = some > 0 && some < scenarios.length;
  });
  const toggle = (id: string): void => {
    const after = new Set(leftOut);
    if (!after.delete(id)) after.add(id);
    onChange(after);
  };
  if (scenarios.length === 0) return null;
  return (
    <fieldset className="bp-picks" disabled={busy}>
      <legend className="bp-hidden">{words.choose}</legend>
      {scenarios.length > 1 && (
        <label className="bp-pick">
          <input
            ref={all}
            type="checkbox"
            checked={some === 0}
            onChange={() => onChange(new Set(some === 0 ? scenarios.map(({ id }) => id) : []))}
          />
          <span>{words.all(scenarios.length)}</span>
        </label>
      )}
      {scenarios.map((scenario) => (
        <label key={scenario.id} className="bp-pick">
          <input type="checkbox" checked={!leftOut.has(scenario.id)} onChange={() => toggle(scenario.id)} />
          <span className="bp-row-text">
            <span className="bp-name">{scenario.name || strings.panel.untitled}</span>
            <span className="bp-subtle">{originOf(scenario)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

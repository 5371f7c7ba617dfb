import Button from '@atlaskit/button/new';
import { useId, useState, type KeyboardEvent } from 'react';
import { isComposing } from '../components/composing';
import { Failure } from '../components/failure';
import { useAction } from '../hooks/use-action';
import { strings } from '../strings';
import { LinkOptions, optionId } from './link-options';
import type { PanelCall } from './panel';
import { useLinkable } from './use-linkable';
import type { ScenarioPlace } from './use-scenario-edits';

interface Props {
  call: PanelCall;
  /** Ids of the scenarios that are on the issue. */
  linked: ReadonlySet<string>;
  link: (place: ScenarioPlace) => Promise<void>;
  onClose: () => void;
}

const words = strings.link;

/** Finds a scenario of the project and puts it on the issue. The list stands below its field: the frame ends with it. */
export function LinkScenario({ call, linked, link, onClose }: Props) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [activeId, setActiveId] = useState<string>();
  const { found, failure, retry } = useLinkable(call, query.trim());
  const scenarios = (found?.scenarios ?? []).map((one) => ({
    ...one,
    linked: one.linked || linked.has(one.id),
  }));
  // By its id: another list may come while one is looked through.
  const active = scenarios.findIndex(({ id: scenarioId }) => scenarioId === activeId);
  const chosen = scenarios[active];
  const setActive = (index: number): void => setActiveId(scenarios.at(index % scenarios.length)?.id);
  const choose = useAction(async (place: ScenarioPlace) => {
    await link(place);
    onClose();
  });
  const take = (index: number): void => {
    const scenario = scenarios[index];
    if (!scenario || scenario.linked) return;
    void choose.run({ featureId: scenario.featureId, scenarioId: scenario.id });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const to = { ArrowDown: active + 1, ArrowUp: Math.max(active, 0) - 1 }[event.key];
    if (to !== undefined) setActive(to);
    else if (event.key === 'Enter') take(active);
    else return;
    event.preventDefault();
  };
  return (
    <section
      className="bp-form"
      aria-label={words.open}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event) && !choose.busy && onClose()}
    >
      <div className="bp-field">
        <label htmlFor={`${id}-query`}>{words.search}</label>
        <input
          id={`${id}-query`}
          className="bp-input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={scenarios.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && optionId(id, chosen)}
          aria-describedby={`${id}-help`}
          autoFocus
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveId(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <p id={`${id}-help`} className="bp-subtle">
          {words.help}
        </p>
      </div>
      <LinkOptions
        id={id}
        scenarios={scenarios}
        active={active}
        busy={choose.busy}
        onActive={setActive}
        onTake={take}
      />
      <p role="status" className="bp-subtle">
        {found && said(found)}
      </p>
      {failure && <Failure failure={failure} title={words.failed} onRetry={retry} />}
      {choose.failure && <Failure failure={choose.failure} title={strings.panel.notLinked} />}
      <div className="bp-actions">
        <Button appearance="subtle" isDisabled={choose.busy} onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </section>
  );
}

function said({ query, scenarios, more }: { query: string; scenarios: unknown[]; more: boolean }): string {
  if (scenarios.length > 0) return words.found(scenarios.length, more);
  return query ? words.none : words.noneAtAll;
}

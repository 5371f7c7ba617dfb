import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import { useEffect, useId, useRef, useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { Outcome } from '../components/outcome';
import { strings } from '../strings';
import { EditScenario } from './editor';
import type { PanelCall } from './panel';
import { ScenarioDetails } from './scenario-details';
import type { ScenarioEdits } from './use-scenario-edits';

interface Props {
  scenario: PanelScenario;
  view: PanelView;
  call: PanelCall;
  edits: ScenarioEdits;
  reload: () => Promise<void>;
}

/** One scenario: a row that opens to its text and result, or its editor. */
export function ScenarioItem({ scenario, view, call, edits, reload }: Props) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const base = edits.editing(scenario.id);
  const takesFocus = edits.focusId === scenario.id && !base;
  useEffect(() => {
    if (takesFocus) toggle.current?.focus();
  }, [takesFocus]);

  if (base) {
    const current = view.scenarios.find(({ id }) => id === scenario.id);
    return (
      <li className="bp-item">
        <EditScenario
          base={base}
          current={current}
          lint={view.project.lint}
          call={call}
          reload={reload}
          onSaved={edits.edited}
          onClose={() => edits.stopEdit(scenario.id)}
        />
      </li>
    );
  }
  const name = scenario.name || strings.panel.untitled;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className="bp-item">
      <article aria-label={name}>
        <button
          ref={toggle}
          type="button"
          className="bp-row"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
        >
          <span className="bp-chevron">
            <Chevron label="" />
          </span>
          <span className="bp-row-text">
            <span className="bp-name">{name}</span>
            <span className="bp-subtle">{origin(scenario)}</span>
            {!open && scenario.result?.status === 'failed' && scenario.result.step && (
              <span className="bp-error">
                {strings.result.failedStep}: {scenario.result.step}
              </span>
            )}
          </span>
          <span className="bp-row-end">
            <span className="bp-subtle bp-type">{strings.testType[scenario.testType]}</span>
            <Outcome result={scenario.result} />
          </span>
        </button>
        <div id={detailsId} hidden={!open}>
          {open && (
            <ScenarioDetails scenario={scenario} view={view} call={call} edits={edits} reload={reload} />
          )}
        </div>
      </article>
    </li>
  );
}

/** Where the scenario stands: its feature, its rule, and that it is an outline. */
const origin = (scenario: PanelScenario): string =>
  [
    scenario.featureName,
    scenario.ruleName && strings.panel.rule(scenario.ruleName),
    scenario.kind === 'outline' && strings.panel.outline,
  ]
    .filter(Boolean)
    .join(' · ');

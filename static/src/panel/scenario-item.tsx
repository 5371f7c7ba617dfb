import Lozenge from '@atlaskit/lozenge';
import { useEffect, useRef, useState } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { Outcome } from '../components/outcome';
import { ScenarioRow } from '../components/scenario-row';
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
          onBegin={edits.dismiss}
          onSaved={edits.edited}
          onClose={() => edits.stopEdit(scenario.id)}
        />
      </li>
    );
  }
  const { name, featureName, ruleName, kind, testType, locked, result } = scenario;
  return (
    <ScenarioRow
      name={name || strings.panel.untitled}
      origin={[
        featureName,
        ruleName && strings.panel.rule(ruleName),
        kind === 'outline' && strings.panel.outline,
      ]}
      end={
        <>
          {locked === 'draft' && <Lozenge appearance="warning">{strings.panel.draft}</Lozenge>}
          <span className="bp-subtle bp-type">{strings.testType[testType]}</span>
          <Outcome result={result} />
        </>
      }
      open={open}
      onToggle={() => setOpen(!open)}
      toggle={toggle}
      note={
        result?.status === 'failed' &&
        result.step && (
          <span className="bp-error">
            {strings.result.failedStep}: {result.step}
          </span>
        )
      }
    >
      <ScenarioDetails scenario={scenario} view={view} call={call} edits={edits} reload={reload} />
    </ScenarioRow>
  );
}

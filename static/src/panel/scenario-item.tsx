import Lozenge from '@atlaskit/lozenge';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { PanelScenario, PanelView } from '../../../src/invoke-api';
import { Confirm } from '../components/confirm';
import { Failure } from '../components/failure';
import { Grip } from '../components/grip';
import { Menu } from '../components/menu';
import { Outcome } from '../components/outcome';
import { ScenarioRow } from '../components/scenario-row';
import { useAction } from '../hooks/use-action';
import { useFocusReturn } from '../hooks/use-focus-return';
import { strings } from '../strings';
import { DefectForms } from './defects/defect-forms';
import { DefectList } from './defects/defect-list';
import type { DefectActs } from './defects/use-defects';
import { EditScenario } from './editor';
import { MoveScenario } from './move-scenario';
import type { PanelCall } from './panel';
import { scenarioAnchor } from './scenario-anchor';
import { ScenarioDetails } from './scenario-details';
import { scenarioMenu, type ScenarioAct } from './scenario-menu';
import type { Rank } from './use-rank';
import type { ScenarioEdits } from './use-scenario-edits';

interface Props {
  scenario: PanelScenario;
  view: PanelView;
  call: PanelCall;
  edits: ScenarioEdits;
  defects: DefectActs;
  rank: Rank;
  onGrip: (press: PointerEvent) => void;
  reload: () => Promise<void>;
}

/** What is asked for below the row before it is done. */
type Asked = 'moveTo' | 'remove' | 'createDefect' | 'linkDefect';
const isAsked = (act: ScenarioAct): act is Asked =>
  act === 'moveTo' || act === 'remove' || act === 'createDefect' || act === 'linkDefect';

const FAILED: Partial<Record<ScenarioAct, string>> = {
  unlink: strings.panel.notUnlinked,
  duplicate: strings.panel.notDuplicated,
};

/** One scenario: a row that opens to its text and results, what can be done with it, or its editor. */
export function ScenarioItem({ scenario, view, call, edits, defects, rank, onGrip, reload }: Props) {
  const [open, setOpen] = useState(false);
  const [history, setHistory] = useState(false);
  const [question, setQuestion] = useState<Asked>();
  const toggle = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const remember = useFocusReturn(question !== undefined);
  const acted = useRef<ScenarioAct>();
  const act = useAction((way: () => Promise<void>) => way());
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
  const { id, name, featureName, ruleName, kind, testType, locked, result } = scenario;
  const shown = name || strings.panel.untitled;
  const at = view.scenarios.findIndex((one) => one.id === id);
  const { canEdit } = view.access;
  const run = (what: ScenarioAct): void => {
    if (what !== 'history') {
      acted.current = what;
      act.clear();
      rank.clear();
      edits.dismiss();
    }
    if (what === 'up' || what === 'down') return rank.step(id, what);
    if (what === 'edit') return edits.startEdit(scenario);
    if (what === 'history') {
      setHistory(!(history && open));
      return setOpen(true);
    }
    if (isAsked(what)) {
      remember();
      return setQuestion(what);
    }
    void act.run(() => edits[what](scenario));
  };
  const canNote = result?.status === 'failed' && view.defects.canChange;
  const actions = scenarioMenu({ scenario, at, of: view.scenarios.length, canEdit, canNote, run });
  const close = (): void => setQuestion(undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
    if (!canEdit || !event.altKey || (by !== 'up' && by !== 'down')) return;
    event.preventDefault();
    run(by);
  };
  return (
    <ScenarioRow
      name={shown}
      anchor={scenarioAnchor(id)}
      {...(canEdit && { cardId: id, grip: <Grip onPointerDown={onGrip} /> })}
      origin={[
        featureName,
        ruleName && strings.panel.rule(ruleName),
        kind === 'outline' && strings.panel.outline,
      ]}
      end={
        <>
          {locked && <Lozenge appearance="warning">{strings.panel[locked]}</Lozenge>}
          <span className="bp-subtle bp-type">{strings.testType[testType]}</span>
          <Outcome result={result} />
        </>
      }
      open={open}
      onToggle={() => setOpen(!open)}
      toggle={toggle}
      onKeyDown={onKeyDown}
      note={
        result?.status === 'failed' &&
        result.step && (
          <span className="bp-error">
            {strings.result.failedStep}: {result.step}
          </span>
        )
      }
      menu={
        actions.length > 0 && (
          <Menu
            label={strings.scenarios.actions.open(shown)}
            opener={opener}
            busy={act.busy}
            actions={actions}
          />
        )
      }
      asked={
        <>
          {act.failure && (
            <Failure
              failure={act.failure}
              title={(acted.current && FAILED[acted.current]) ?? strings.editor.failed}
            />
          )}
          <DefectList scenario={scenario} view={view.defects} acts={defects} />
          {(question === 'createDefect' || question === 'linkDefect') && (
            <DefectForms
              asked={question}
              scenario={scenario}
              view={view}
              acts={defects}
              onLink={() => setQuestion('linkDefect')}
              onClose={close}
            />
          )}
          {question === 'moveTo' && (
            <div className="bp-asked">
              <MoveScenario
                scenario={scenario}
                call={call}
                move={async (targetId) => {
                  await edits.moveTo(scenario, targetId);
                  setQuestion(undefined);
                }}
                onClose={close}
              />
            </div>
          )}
          {question === 'remove' && (
            <div className="bp-asked">
              <Confirm
                title={strings.panel.removeTitle}
                confirm={strings.panel.remove}
                busy={act.busy}
                onConfirm={() =>
                  void act.run(async () => {
                    await edits.remove(scenario).finally(() => setQuestion(undefined));
                  })
                }
                onCancel={close}
              >
                <p>{strings.panel.removeText(featureName)}</p>
              </Confirm>
            </div>
          )}
        </>
      }
    >
      <ScenarioDetails
        scenario={scenario}
        view={view}
        call={call}
        history={history}
        asking={question !== undefined}
        canNote={canNote}
        run={run}
      />
    </ScenarioRow>
  );
}

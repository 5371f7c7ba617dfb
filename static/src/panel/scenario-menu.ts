import type { PanelScenario } from '../../../src/invoke-api';
import type { MenuAction } from '../components/menu';
import { strings } from '../strings';

/** What can be done with a scenario of the issue. */
export type ScenarioAct =
  'edit' | 'duplicate' | 'up' | 'down' | 'moveTo' | 'retype' | 'history' | 'unlink' | 'remove';

interface Options {
  scenario: PanelScenario;
  /** Its place among those of the issue, from 0. */
  at: number;
  of: number;
  run: (act: ScenarioAct) => void;
}

const words = strings.scenarios.actions;

/** Whose text is edited as a whole only keeps what is no part of its text. */
const OF_LOCKED: readonly ScenarioAct[] = ['up', 'down', 'history', 'unlink'];

/** What the menu of a scenario offers. */
export function scenarioMenu({ scenario: { testType, locked }, at, of, run }: Options): MenuAction[] {
  const all: readonly (readonly [ScenarioAct, string, boolean?])[] = [
    ['edit', strings.panel.actions.edit],
    ['duplicate', words.duplicate],
    ['up', words.up, at <= 0],
    ['down', words.down, at === -1 || at === of - 1],
    ['moveTo', words.moveTo],
    ['retype', testType === 'manual' ? strings.panel.makeAutomated : strings.panel.makeManual],
    ['history', strings.panel.actions.history],
    ['unlink', strings.panel.actions.unlink],
    ['remove', words.remove],
  ];
  return all
    .filter(([act]) => !locked || OF_LOCKED.includes(act))
    .map(([key, label, isDisabled = false]) => ({ key, label, isDisabled, run: () => run(key) }));
}

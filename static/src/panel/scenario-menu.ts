import type { PanelScenario } from '../../../src/invoke-api';
import type { MenuAction } from '../components/menu';
import { strings } from '../strings';

/** What can be done with a scenario of the issue. */
export type ScenarioAct =
  | 'edit'
  | 'duplicate'
  | 'up'
  | 'down'
  | 'moveTo'
  | 'retype'
  | 'history'
  | 'createDefect'
  | 'linkDefect'
  | 'unlink'
  | 'remove';

interface Options {
  scenario: PanelScenario;
  /** Its place among those of the issue, from 0. */
  at: number;
  of: number;
  /** This person may change the scenario. */
  canEdit: boolean;
  /** The scenario fails, and this person may note defects. */
  canNote: boolean;
  run: (act: ScenarioAct) => void;
}

const words = strings.scenarios.actions;

/** Whose text is edited as a whole only keeps what is no part of its text. */
const OF_LOCKED: readonly ScenarioAct[] = ['up', 'down', 'history', 'createDefect', 'linkDefect', 'unlink'];

const OF_DEFECTS: readonly ScenarioAct[] = ['createDefect', 'linkDefect'];

/** What the menu of a scenario offers; nothing where this person may do nothing with it. */
export function scenarioMenu(options: Options): MenuAction[] {
  const { scenario, at, of, canEdit, canNote, run } = options;
  const { testType, locked } = scenario;
  const all: readonly (readonly [ScenarioAct, string, boolean?])[] = [
    ['edit', strings.panel.actions.edit],
    ['duplicate', words.duplicate],
    ['up', words.up, at <= 0],
    ['down', words.down, at === -1 || at === of - 1],
    ['moveTo', words.moveTo],
    ['retype', testType === 'manual' ? strings.panel.makeAutomated : strings.panel.makeManual],
    ['history', strings.panel.actions.history],
    ['createDefect', strings.defects.create],
    ['linkDefect', strings.defects.link],
    ['unlink', strings.panel.actions.unlink],
    ['remove', words.remove],
  ];
  return all
    .filter(([act]) => (OF_DEFECTS.includes(act) ? canNote : canEdit))
    .filter(([act]) => !locked || OF_LOCKED.includes(act))
    .map(([key, label, isDisabled = false]) => ({ key, label, isDisabled, run: () => run(key) }));
}

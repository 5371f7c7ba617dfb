import type { FeatureScenario, ScenarioChange } from '../../../../src/invoke-api';
import type { MenuAction } from '../../components/menu';
import { strings } from '../../strings';

/** What is asked before something is done with a scenario. */
export type Question = 'rename' | 'moveTo' | 'remove';

interface Options {
  scenario: FeatureScenario;
  /** Its place among those of its feature, from 0. */
  at: number;
  of: number;
  /** The last one can still go down, into a rule that has none. */
  ruleFollows: boolean;
  /** Its feature's text is edited as a whole only: what can be done is what is no part of the text. */
  whole: boolean;
  make: (change: ScenarioChange) => void;
  ask: (question: Question) => void;
}

const words = strings.scenarios.actions;

/** What can be done with a scenario of the opened feature. */
export function scenarioActions({ scenario, at, of, ruleFollows, whole, make, ask }: Options): MenuAction[] {
  const { ruleName, testType } = scenario;
  const manual = testType === 'manual';
  const retype: MenuAction = {
    key: 'testType',
    label: manual ? strings.panel.makeAutomated : strings.panel.makeManual,
    run: () => make({ kind: 'testType', testType: manual ? 'automated' : 'manual' }),
  };
  if (whole) return [retype];
  return [
    { key: 'rename', label: words.rename, run: () => ask('rename') },
    { key: 'duplicate', label: words.duplicate, run: () => make({ kind: 'duplicate' }) },
    {
      key: 'up',
      label: words.up,
      // The first of a rule still goes out of it.
      isDisabled: at === 0 && ruleName === undefined,
      run: () => make({ kind: 'move', to: 'up' }),
    },
    {
      key: 'down',
      label: words.down,
      isDisabled: at === of - 1 && !ruleFollows,
      run: () => make({ kind: 'move', to: 'down' }),
    },
    { key: 'moveTo', label: words.moveTo, run: () => ask('moveTo') },
    retype,
    { key: 'remove', label: words.remove, run: () => ask('remove') },
  ];
}

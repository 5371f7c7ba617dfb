import type { PanelScenario } from '../../../src/invoke-api';
import { countsOf, countWords } from '../counts';
import { strings } from '../strings';

/** "3 scenarios: 1 passed, 1 failed, 1 not run" */
export const summary = (scenarios: readonly PanelScenario[]): string =>
  [strings.panel.total(scenarios.length), countWords(countsOf(scenarios))].filter(Boolean).join(': ');

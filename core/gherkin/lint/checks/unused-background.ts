import type { BackgroundNode, TextProblem } from '../../document';
import { noteAt, type Check } from '../note';
import { rulesOfScenarios } from '../parents';

export const unusedBackground: Check<unknown> = (document) => {
  const { background, rules, scenarios } = document;
  const look = (node: BackgroundNode | undefined, runs: boolean, parent: string): TextProblem[] => {
    if (!node || (runs && node.steps.length > 0)) return [];
    const message = runs
      ? 'This background has no steps. Write what comes before each scenario, or take it away.'
      : `No scenario of this ${parent} follows, so this background never runs. Write one, or take it away.`;
    return [noteAt(document, node.startLine, message)];
  };
  const withScenarios = new Set(rulesOfScenarios(document));
  return [
    ...look(background, scenarios.length > 0, 'feature'),
    ...rules.flatMap((rule, at) => look(rule.background, withScenarios.has(at), 'rule')),
  ];
};

import type { ScenarioNode } from '../../document';
import { rulesOfScenarios } from '../parents';
import { atEnd, noteAt, quoted, type Check } from '../note';

const plain = ({ name }: ScenarioNode): string => name.trim().replace(/\s+/g, ' ');

/** Two of one name under the same feature or rule; one in another rule is told apart by it. */
export const duplicateScenarioName: Check<unknown> = (document) => {
  const rules = rulesOfScenarios(document);
  const first = new Map<string, ScenarioNode>();
  return document.scenarios.flatMap((scenario) => {
    const name = plain(scenario);
    const key = `${rules[scenario.index]} ${name}`;
    const before = first.get(key);
    if (name && !before) first.set(key, scenario);
    if (!before) return [];
    const message = `The scenario on line ${before.line} is named ${quoted(name)}, too. Give each a name of its own.`;
    return [noteAt(document, scenario.line, message, atEnd(scenario.name))];
  });
};

import type { FeatureDocument, ScenarioNode } from '../document';
import type { TagExpression } from './tag-expression';

/** What of a scenario an expression chooses. */
export interface Selection {
  /** It, or at least one of its blocks of examples. */
  chosen: boolean;
  /** Each block of examples, in the order of the text, for all of its rows; empty where there is none. */
  examples: boolean[];
}

/** A scenario has its own tags and those of its rule and feature; a row of examples those of its block besides. */
export function selectScenario(scenario: ScenarioNode, expression: TagExpression): Selection {
  const tags = [...scenario.inheritedTags, ...scenario.tags].map(({ name }) => name);
  if (scenario.examples.length === 0) return { chosen: expression(tags), examples: [] };
  const examples = scenario.examples.map((block) =>
    expression([...tags, ...block.tags.map(({ name }) => name)]),
  );
  return { chosen: examples.includes(true), examples };
}

/** One selection a scenario, in the order of `document.scenarios`. */
export const selectScenarios = (document: FeatureDocument, expression: TagExpression): Selection[] =>
  document.scenarios.map((scenario) => selectScenario(scenario, expression));

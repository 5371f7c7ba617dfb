import type { FeatureDocument, TextProblem } from '../document';
import { indentedScenarios } from '../same-tree';
import { scenarioAt } from '../scenario-text';
import { addScenario } from './add-scenario';
import { removeScenario } from './remove-scenario';
import { contentAt, refused, type EditResult } from './result';

type Done = Extract<EditResult, { ok: true }>;

/** Both features after a scenario went from one to the other; `target.index` is its position there. */
export type MovedBetween = { ok: true; source: Done; target: Done } | { ok: false; problems: TextProblem[] };

const linesOf = (document: FeatureDocument, first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, n) => contentAt(document, first + n)).join('\n');

/**
 * Moves a scenario to another feature, with the comments directly above it: there it becomes the last that is not inside
 * a rule, indented as its neighbours. What it had from its old feature (background, inherited tags) stays behind.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function moveBetween(source: FeatureDocument, index: number, target: FeatureDocument): MovedBetween {
  const { commentLine, endLine } = scenarioAt(source, index);
  if (source.language !== target.language)
    return refusal(
      `The scenario is written in the language “${source.language}”, the other feature in “${target.language}”.`,
    );
  const added = addScenario(target, linesOf(source, commentLine, endLine));
  if (!added.ok) return added;
  const [before, after] = [
    indentedScenarios(source.lines)[index],
    indentedScenarios(added.document.lines)[added.index],
  ];
  if (before !== after) return refusal('The scenario would not read the same in the other feature.');
  const removed = removeScenario(source, index);
  if (!removed.ok) return removed;
  return { ok: true, source: removed, target: added };
}

const refusal = (message: string): MovedBetween => {
  const result = refused(message);
  if (result.ok) throw new Error('A refusal is no result');
  return result;
};

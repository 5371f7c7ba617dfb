import type { FeatureDocument } from '../document';
import { indentOf, isBlank, type SourceLine } from '../lines';
import { bareScenarios } from '../same-tree';
import { scenarioAt } from '../scenario-text';
import { reindented } from './indent';
import { linesToRemove } from './remove-scenario';
import { changedLinesOf, checked, contentAt, type EditResult } from './result';

/** Behind a scenario, or first in a rule (by its position), or first before all rules. */
export type ScenarioPlace = { after: number } | { firstIn: number | 'feature' };

/** The position of the rule a line is in; -1 for none. */
export const ruleOf = (document: FeatureDocument, line: number): number =>
  document.rules.findLastIndex((rule) => rule.line <= line);

/** The last line of a section's header and background. */
export function headEnd({ feature, background, rules, lines }: FeatureDocument, rule: number): number {
  const own = rules[rule];
  if (own) return own.background?.endLine ?? own.endLine;
  return background?.endLine ?? feature?.endLine ?? lines.length;
}

/** How scenarios are indented in a section, one that moves aside. */
export function indentIn(document: FeatureDocument, rule: number, moving?: number): string {
  const { scenarios, rules, background, feature } = document;
  const sibling = scenarios.find(({ line, index }) => index !== moving && ruleOf(document, line) === rule);
  const own = rules[rule];
  const known =
    sibling?.line ?? (own ? own.background?.startLine : (background?.startLine ?? rules[0]?.line));
  if (known !== undefined) return indentOf(contentAt(document, known));
  return `${indentOf(contentAt(document, own?.line ?? feature?.line ?? 1))}  `;
}

/**
 * Moves a scenario with the comments directly above it and the blank lines that set it apart. In another rule, or out
 * of one, it is indented as its new neighbours are, unless that would change the text of a doc string.
 *
 * @throws RangeError when there is no scenario at `index`, or no such place.
 */
export function moveScenario(document: FeatureDocument, index: number, place: ScenarioPlace): EditResult {
  const scenario = scenarioAt(document, index);
  const behind = 'after' in place ? scenarioAt(document, place.after) : undefined;
  const rule = behind
    ? ruleOf(document, behind.line)
    : 'after' in place || place.firstIn === 'feature'
      ? -1
      : place.firstIn;
  if (rule >= document.rules.length) throw new RangeError(`no rule ${rule} among ${document.rules.length}`);
  const own = ruleOf(document, scenario.line);
  const earlier = document.scenarios.filter(({ line }) => ruleOf(document, line) < rule).length;
  const wanted = behind ? behind.index + 1 : earlier;
  const stays = own === rule && (wanted === index || wanted === index + 1);
  if (stays) return { ok: true, text: document.text, index, document };
  const target = wanted > index ? wanted - 1 : wanted;
  const at = behind?.endLine ?? headEnd(document, rule);
  const { first, last } = linesToRemove(document, index);
  const from = indentOf(contentAt(document, scenario.line));
  const to = own === rule ? from : indentIn(document, rule, index);

  const linesWith = (indent: string): SourceLine[] =>
    changedLinesOf(document, (all, ending) => {
      const blank: SourceLine = { content: '', ending };
      const moving = reindented(all.slice(first - 1, last), from, indent);
      const gap = moving[0] && !isBlank(moving[0].content) ? [blank] : [];
      const cut = (lines: SourceLine[], start: number) =>
        lines.filter((_, offset) => start + offset < first - 1 || start + offset >= last);
      const below = cut(all.slice(at), at);
      const apart = below[0] && !isBlank(below[0].content) ? [blank] : [];
      return [...cut(all.slice(0, at), 0), ...gap, ...moving, ...apart, ...below];
    });
  const tree = bareScenarios(document.lines)[index];
  const result = (lines: SourceLine[]): EditResult =>
    checked(lines, target, document.scenarios.length, (after) => bareScenarios(after.lines)[target] === tree);
  const moved = result(linesWith(to));
  return moved.ok || to === from ? moved : result(linesWith(from));
}

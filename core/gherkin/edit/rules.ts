import type { FeatureDocument } from '../document';
import { dialectOf } from '../language';
import { indentOf, isBlank, type SourceLine } from '../lines';
import { oneLine } from '../new-feature';
import { ruleOf } from './move-scenario';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';

/** How rules of a feature are indented. */
function ruleIndent(document: FeatureDocument): string {
  const { rules, feature } = document;
  const [first] = rules;
  return first
    ? indentOf(contentAt(document, first.line))
    : `${indentOf(contentAt(document, feature?.line ?? 1))}  `;
}

/** Adds a rule without scenarios at the end of a feature. `index` of the result is the rule's position. */
export function addRule(document: FeatureDocument, title: string): EditResult {
  const dialect = dialectOf(document.language);
  if (!document.feature || !dialect)
    return refused('The feature file has no “Feature:” line yet: write that first.');
  const name = oneLine(title);
  if (!name) return refused('A rule needs a name.');
  // As the language has it: one writes a blank before the colon.
  const [keyword] = dialect.rule;
  const content = `${ruleIndent(document)}${keyword}: ${name}`;
  const lines = changedLinesOf(document, (all, ending) => {
    const gap: SourceLine[] = isBlank(all.at(-1)?.content ?? '') ? [] : [{ content: '', ending }];
    return [...all, ...gap, { content, ending }];
  });
  return checked(
    lines,
    document.rules.length,
    document.scenarios.length,
    ({ rules }) => rules.length === document.rules.length + 1 && rules.at(-1)?.name === name,
  );
}

/** A rule that is nothing but its name: no scenarios, no background, tags, description or comments of its own. */
export function isBareRule(document: FeatureDocument, rule: number): boolean {
  const own = document.rules[rule];
  if (!own || own.startLine !== own.line || own.endLine !== own.line || own.background) return false;
  return document.scenarios.every(({ line }) => ruleOf(document, line) !== rule);
}

/**
 * Takes away a bare rule with the blank line above it. `index` of the result is where it was.
 *
 * @throws RangeError when it is not bare: its scenarios would change their rule.
 */
export function removeBareRule(document: FeatureDocument, rule: number): EditResult {
  const own = document.rules[rule];
  if (!own || !isBareRule(document, rule)) throw new RangeError(`rule ${rule} is not bare`);
  const from = isBlank(contentAt(document, own.line - 1)) ? own.line - 2 : own.line - 1;
  const lines = changedLinesOf(document, (all) => [...all.slice(0, from), ...all.slice(own.line)]);
  return checked(
    lines,
    rule,
    document.scenarios.length,
    ({ rules }) => rules.length === document.rules.length - 1,
  );
}

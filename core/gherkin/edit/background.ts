import type { BackgroundNode, FeatureDocument } from '../document';
import { dialectOf, mainKeywords } from '../language';
import { indentOf, isBlank, withIndent, type SourceLine } from '../lines';
import { mergeLines } from '../merge-lines';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';
import { stepSpans } from './step-spans';
import { typedLines } from './steps';

const backgroundOf = (document: FeatureDocument, rule: number | undefined): BackgroundNode | undefined =>
  rule === undefined ? document.background : document.rules[rule]?.background;

/** The lines below the title that hold steps, and how they are indented. */
function stepLines(document: FeatureDocument, { startLine, endLine, steps }: BackgroundNode) {
  const [first] = stepSpans(document.lines, steps);
  const indent = first
    ? indentOf(contentAt(document, first.line))
    : `${indentOf(contentAt(document, startLine))}  `;
  return { first: first?.first ?? endLine + 1, last: endLine, indent };
}

/**
 * Sets the steps of the feature's background, or of a rule's (by its position), as typed: lines in common with those
 * before keep every byte. Where there is no background, one is put in.
 *
 * @throws RangeError when there is no such rule.
 */
export function setBackgroundSteps(document: FeatureDocument, text: string, rule?: number): EditResult {
  const head = rule === undefined ? document.feature : document.rules[rule];
  const dialect = dialectOf(document.language);
  if (!head && rule !== undefined) throw new RangeError(`no rule ${rule} among ${document.rules.length}`);
  if (!head || !dialect) return refused('The feature file has no “Feature:” line yet: write that first.');
  const background = backgroundOf(document, rule);
  const wanted = typedLines(text);
  const lines = changedLinesOf(document, (all, ending) => {
    if (background) {
      const { first, last, indent } = stepLines(document, background);
      const old = all.slice(first - 1, last);
      return [...all.slice(0, first - 1), ...mergeLines(old, wanted, indent, ending), ...all.slice(last)];
    }
    const sibling = document.scenarios.find(({ line }) => line > head.line)?.line;
    const indent = sibling
      ? indentOf(contentAt(document, sibling))
      : `${indentOf(contentAt(document, head.line))}  `;
    const line = (content: string): SourceLine => ({ content: withIndent(content, indent), ending });
    const below = all[head.endLine];
    return [
      ...all.slice(0, head.endLine),
      ...[
        '',
        `${mainKeywords(dialect).background}:`,
        ...wanted.map((content) => withIndent(content, '  ')),
      ].map(line),
      ...(below && !isBlank(below.content) ? [line('')] : []),
      ...all.slice(head.endLine),
    ];
  });
  return checked(
    lines,
    0,
    document.scenarios.length,
    (after) => after.rules.length === document.rules.length && backgroundOf(after, rule) !== undefined,
  );
}

import type { FeatureDocument } from '../document';
import { dialectOf } from '../language';
import {
  commonIndent,
  indentOf,
  isBlank,
  splitLines,
  withIndent,
  withoutIndent,
  type SourceLine,
} from '../lines';
import { mergeLines } from '../merge-lines';
import { scenarioAt } from '../scenario-text';
import { firstCommentLine, firstTagLine } from '../spans';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';
import { stepSpans, type StepSpan } from './step-spans';

/** The lines of a step as a person typed them, without the indentation they share and without blank ends. */
export function typedLines(text: string): string[] {
  const contents = splitLines(text).map(({ content }) => content);
  const first = contents.findIndex((content) => !isBlank(content));
  const own = contents.slice(Math.max(0, first), contents.findLastIndex((content) => !isBlank(content)) + 1);
  const indent = commonIndent(own);
  return own.map((content) => withoutIndent(content, indent));
}

function spanAt(document: FeatureDocument, index: number, step: number): StepSpan {
  const { steps } = scenarioAt(document, index);
  const span = stepSpans(document.lines, steps)[step];
  if (!span) throw new RangeError(`no step ${step} among ${steps.length}`);
  return span;
}

/** The result of lines that leave a scenario with so many steps, and all else as it was. */
function withSteps(document: FeatureDocument, index: number, steps: number, lines: SourceLine[]): EditResult {
  const examples = scenarioAt(document, index).examples.length;
  const result = checked(lines, index, document.scenarios.length, ({ scenarios }) => {
    const after = scenarios[index];
    return after?.steps.length === steps && after.examples.length === examples;
  });
  return result.ok || !result.problems[0]?.message.endsWith('after this change.')
    ? result
    : refused(
        'Write exactly one step here: a keyword such as “Given”, its text, then its table or doc string.',
      );
}

/**
 * Puts what was typed (a step line, below it a table or a doc string) in a step's place. Lines both have in common keep
 * every byte; comments above stay.
 *
 * @throws RangeError when there is no such scenario or step.
 */
export function changeStep(document: FeatureDocument, index: number, step: number, text: string): EditResult {
  const { line, last } = spanAt(document, index, step);
  const lines = changedLinesOf(document, (all, ending) => [
    ...all.slice(0, line - 1),
    ...mergeLines(all.slice(line - 1, last), typedLines(text), indentOf(contentAt(document, line)), ending),
    ...all.slice(last),
  ]);
  return withSteps(document, index, scenarioAt(document, index).steps.length, lines);
}

/** Behind which line a first step goes: above the examples, else at the scenario's end. */
function firstPlace(document: FeatureDocument, index: number): number {
  const { line, endLine } = scenarioAt(document, index);
  const titles = dialectOf(document.language)?.examples ?? [];
  for (let at = line + 1; at <= endLine; at += 1) {
    const content = contentAt(document, at).trimStart();
    if (!titles.some((title) => content.startsWith(`${title}:`))) continue;
    const start = firstCommentLine(document.lines, firstTagLine(document.lines, at));
    let above = start - 1;
    while (above > line && isBlank(contentAt(document, above))) above -= 1;
    return above;
  }
  return endLine;
}

/**
 * Puts a step (its line, below it a table or a doc string) before the step at `at`, or last.
 *
 * @throws RangeError when there is no such scenario or place.
 */
export function insertStep(document: FeatureDocument, index: number, at: number, text: string): EditResult {
  const { steps, line } = scenarioAt(document, index);
  if (at < 0 || at > steps.length) throw new RangeError(`no place ${at} among ${steps.length} steps`);
  const spans = stepSpans(document.lines, steps);
  const next = spans[at];
  const neighbour = next ?? spans.at(-1);
  const behind = next ? next.first - 1 : (neighbour?.last ?? firstPlace(document, index));
  const indent = neighbour
    ? indentOf(contentAt(document, neighbour.line))
    : `${indentOf(contentAt(document, line))}  `;
  const lines = changedLinesOf(document, (all, ending) => [
    ...all.slice(0, behind),
    ...typedLines(text).map((content): SourceLine => ({ content: withIndent(content, indent), ending })),
    ...all.slice(behind),
  ]);
  return withSteps(document, index, steps.length + 1, lines);
}

/**
 * Takes a step out, with the comments directly above it.
 *
 * @throws RangeError when there is no such scenario or step.
 */
export function removeStep(document: FeatureDocument, index: number, step: number): EditResult {
  const { first, last } = spanAt(document, index, step);
  const lines = changedLinesOf(document, (all) => [...all.slice(0, first - 1), ...all.slice(last)]);
  return withSteps(document, index, scenarioAt(document, index).steps.length - 1, lines);
}

/**
 * Moves a step, with the comments directly above it, so that it is the one at `to`.
 *
 * @throws RangeError when there is no such scenario, step or place.
 */
export function moveStep(document: FeatureDocument, index: number, step: number, to: number): EditResult {
  const { first, last } = spanAt(document, index, step);
  if (step === to) return { ok: true, text: document.text, index, document };
  const target = spanAt(document, index, to);
  const lines = changedLinesOf(document, (all) => {
    const moving = all.slice(first - 1, last);
    return to < step
      ? [
          ...all.slice(0, target.first - 1),
          ...moving,
          ...all.slice(target.first - 1, first - 1),
          ...all.slice(last),
        ]
      : [...all.slice(0, first - 1), ...all.slice(last, target.last), ...moving, ...all.slice(target.last)];
  });
  return withSteps(document, index, scenarioAt(document, index).steps.length, lines);
}

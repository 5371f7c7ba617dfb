import type { SourceLine } from '../lines';
import { isBlank, isComment } from '../lines';
import { firstCommentLine } from '../spans';

/** The lines of a step, from 1: the comments directly above it, its own, its table or doc string. */
export interface StepSpan {
  first: number;
  line: number;
  last: number;
}

const FENCE = /^\s*("""|```)/;

/** The last line of what belongs to the step on `line`: table rows, a doc string, comments among them. */
function lastLine(lines: readonly SourceLine[], line: number): number {
  let last = line;
  for (let at = line + 1; at <= lines.length; at += 1) {
    const content = lines[at - 1]?.content ?? '';
    const mark = FENCE.exec(content)?.[1];
    if (mark) {
      do at += 1;
      while (at < lines.length && !lines[at - 1]?.content.trimStart().startsWith(mark));
      last = at;
    } else if (content.trimStart().startsWith('|')) last = at;
    else if (!isBlank(content) && !isComment(content)) break;
  }
  return last;
}

/** The spans of steps, in order. */
export function stepSpans(lines: readonly SourceLine[], steps: readonly { line: number }[]): StepSpan[] {
  return steps.map(({ line }) => ({
    first: firstCommentLine(lines, line),
    line,
    last: lastLine(lines, line),
  }));
}

import { parse } from '@cucumber/tag-expressions';
import { tokensOf, type Token } from './tokens';

/** What is wrong with an expression, in words for people. `column` counts from 1, in UTF-16 units. */
export interface ExpressionProblem {
  column: number;
  length: number;
  message: string;
}

/** Whether a set of tags, each with its `@`, is meant. */
export type TagExpression = (tags: readonly string[]) => boolean;

export type TagExpressionResult =
  { ok: true; expression: TagExpression } | { ok: false; problem: ExpressionProblem };

/** Bounds how deep an expression can be nested; people write some dozen tags. */
const MAX_CHARS = 2000;

const problemAt = ({ column, length }: Token, message: string): ExpressionProblem => ({
  column,
  length,
  message,
});

const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;

/** Operators as other tools write them. */
const OPERATOR_SLIPS: Record<string, string> = {
  AND: 'and',
  OR: 'or',
  NOT: 'not',
  And: 'and',
  Or: 'or',
  Not: 'not',
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
  ',': 'or',
  '!': 'not',
  '~': 'not',
};

function operatorSlip({ value }: Token): string | undefined {
  const operator = Object.hasOwn(OPERATOR_SLIPS, value) ? OPERATOR_SLIPS[value] : undefined;
  return operator && `Write “${operator}” instead of ${quoted(value)}.`;
}

/** Why a word can name no tag; `undefined` when it can. */
function wrongTag({ value }: Token): string | undefined {
  if (/^[~!]@./.test(value)) return `Write ${quoted(`not ${value.slice(1)}`)} instead of ${quoted(value)}.`;
  if (!value.startsWith('@')) return `A tag starts with @: write ${quoted(`@${value}`)}.`;
  if (value === '@') return 'Say after “@” which tag is meant.';
  return value.indexOf('@', 1) > 0
    ? `${quoted(value)} is more than one tag: put “and” or “or” between them.`
    : undefined;
}

/** The place and reason why an expression cannot be read; `undefined` when it can. */
function problemOf(text: string): ExpressionProblem | undefined {
  const read = tokensOf(text);
  if (!read.ok) {
    const message = 'A backslash stands only before a blank, “(”, “)” or another backslash.';
    return { column: read.column, length: read.length, message };
  }
  const open: Token[] = [];
  let last: Token | undefined;
  let complete = false;
  for (const token of read.tokens) {
    const { value } = token;
    if (value === 'and' || value === 'or') {
      if (!complete) return problemAt(token, `A tag must stand before “${value}”.`);
      complete = false;
    } else if (value === ')') {
      if (!complete) return problemAt(token, 'A tag must stand before “)”.');
      if (!open.pop()) return problemAt(token, 'This “)” closes nothing: take it away, or write a “(”.');
    } else {
      const slip = operatorSlip(token);
      if (slip) return problemAt(token, slip);
      if (complete) return problemAt(token, `Write “and” or “or” before ${quoted(value)}.`);
      if (value === '(') open.push(token);
      else if (value !== 'not') {
        const wrong = wrongTag(token);
        if (wrong) return problemAt(token, wrong);
        complete = true;
      }
    }
    last = token;
  }
  if (last && !complete) return problemAt(last, `A tag must follow ${quoted(last.value)}.`);
  const unclosed = open.at(-1);
  return unclosed && problemAt(unclosed, 'This “(” is not closed: write a “)”.');
}

/**
 * Reads a tag expression such as `@smoke and not (@wip or @slow)`, as Cucumber does. An empty one means every set of
 * tags. Never throws: what cannot be read, and a word no tag can match, is answered with its place and what to do.
 */
export function parseTagExpression(text: string): TagExpressionResult {
  if (text.length > MAX_CHARS) {
    const message = `A tag expression has at most ${MAX_CHARS.toLocaleString('en')} characters.`;
    return { ok: false, problem: { column: MAX_CHARS + 1, length: text.length - MAX_CHARS, message } };
  }
  const problem = problemOf(text);
  if (problem) return { ok: false, problem };
  try {
    const node = parse(text);
    return { ok: true, expression: (tags) => node.evaluate([...tags]) };
  } catch {
    const message = 'This is not a tag expression. Write for example @smoke and not @wip.';
    return { ok: false, problem: { column: 1, length: text.length, message } };
  }
}

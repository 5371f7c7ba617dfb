import { type Expression, parseExpressionAt } from 'acorn';
import { NotModelled } from '../not-modelled';
import { type Part, readPart } from './parts';
import { truth } from './values';

export { EvaluationError } from './values';

function parsed(source: string): Expression {
  try {
    return parseExpressionAt(source, 0, { ecmaVersion: 2022 });
  } catch (error) {
    throw new NotModelled(`The expression “${source}” (${(error as Error).message})`);
  }
}

/**
 * Reads a Jira expression over `event` that says whether something holds, as far as such expressions are modelled:
 * members (with `?.` too), literals and lists of them, `==`, `!=`, `&&`, `||`, `!`, and `length`, `includes`, `some`,
 * `filter` and `map`. It is parsed and interpreted, never run as code. Throws `NotModelled` for anything else; what it
 * answers throws `EvaluationError` where the expression does not fit the event.
 */
export function readCondition(source: string): (event: unknown) => boolean {
  const tree = parsed(source);
  const rest = source.slice(tree.end).trim();
  if (rest !== '') throw new NotModelled(`“${rest}” after an expression`);
  const part: Part = readPart(tree, { source, known: new Set(['event']) });
  return (event) => truth(part({ event }), source);
}

import type { Clause, Operand as AstOperand, TerminalClause } from '@atlaskit/jql-ast';
import { badRequest, notModelled } from '../rest/errors';
import { unsupported } from './field-kinds';
import { resolveField } from './resolve-field';
import { INVERSE, type Operand, type Operator, type SearchContext, type Test } from './search-field';

/**
 * Turns a clause into a test of issues. NOT is pushed down to the operators, as Jira does it; that is why
 * `NOT assignee = x`, like `assignee != x`, does not find issues without an assignee.
 * @throws RestError 400 for fields, operators and values that do not exist, 501 for what is not modelled.
 */
export function compileClause(clause: Clause, context: SearchContext, negated = false): Test {
  switch (clause.clauseType) {
    case 'not':
      return compileClause(clause.clause, context, !negated);
    case 'compound': {
      const tests = clause.clauses.map((inner) => compileClause(inner, context, negated));
      return (clause.operator.value === 'and') !== negated
        ? (issue) => tests.every((test) => test(issue))
        : (issue) => tests.some((test) => test(issue));
    }
    default:
      return compileTerminal(clause, context, negated);
  }
}

function compileTerminal(clause: TerminalClause, context: SearchContext, negated: boolean): Test {
  const spelled = clause.operator?.value;
  if (!spelled || !(spelled in INVERSE)) throw notModelled(`The JQL operator '${spelled ?? ''}'`);
  const operator = spelled as Operator;
  const field = resolveField(clause.field, context.aliases);
  if (!field.operators.has(operator)) throw badRequest(unsupported(operator, field.name));
  const operands = clause.operand ? operandsOf(clause.operand) : [];
  return field.compile(negated ? INVERSE[operator] : operator, operands, context);
}

/** The grammar has seen to it that lists stand after `in` only and EMPTY not after a relation. */
function operandsOf(operand: AstOperand): Operand[] {
  switch (operand.operandType) {
    case 'list':
      return operand.values.flatMap(operandsOf);
    case 'keyword':
      return [{ kind: 'empty' }];
    case 'function':
      return [
        {
          kind: 'function',
          name: operand.function.value,
          arguments: operand.arguments.map(({ value }) => value),
        },
      ];
    default:
      return [{ kind: 'value', text: operand.value }];
  }
}

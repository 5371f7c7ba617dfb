import { badRequest } from '../rest/errors';
import type { IssueRecord } from '../site/records';
import { refusal } from './functions';
import {
  type Comparable,
  type Operand,
  type Operator,
  type SearchContext,
  type SearchField,
  TEXT_OPERATORS,
} from './search-field';
import { textMatcher } from './text-match';

export interface ValueFieldOptions {
  name: string;
  operators: ReadonlySet<Operator>;
  /** What an operand stands for: one value, or several when it names several things alike. */
  resolve(operand: Exclude<Operand, { kind: 'empty' }>, context: SearchContext): Comparable[];
  values(issue: IssueRecord, context: SearchContext): Comparable[];
  /** Where a value stands in the field's order, for `>` and its like; the value itself when left out. */
  rank?(value: Comparable): Comparable;
  order?: SearchField['order'];
}

/**
 * A field that is compared by value. As on Jira an empty field matches no comparison at all, `!=` and `not in`
 * included; only `is EMPTY` (or EMPTY among the values of `=` and `in`) finds it.
 */
export function valueField(options: ValueFieldOptions): SearchField {
  const { name, operators, resolve, values, order, rank = (value) => value } = options;
  return {
    name,
    operators,
    ...(order && { order }),
    compile(operator, operands, context) {
      const emptyNamed = operands.some(({ kind }) => kind === 'empty');
      const named = operands.flatMap((operand) =>
        operand.kind === 'empty' ? [] : resolve(operand, context),
      );
      const wanted = new Set(named);
      switch (operator) {
        case '=':
        case 'in':
          return (issue) => {
            const held = values(issue, context);
            return held.length === 0 ? emptyNamed : held.some((value) => wanted.has(value));
          };
        case '!=':
        case 'not in':
          return (issue) => {
            const held = values(issue, context);
            return held.length > 0 && !held.some((value) => wanted.has(value));
          };
        case 'is':
          return (issue) => values(issue, context).length === 0;
        case 'is not':
          return (issue) => values(issue, context).length > 0;
        default: {
          const bounds = named.map(rank);
          const compare = COMPARE[operator];
          if (!compare) throw badRequest(unsupported(operator, name));
          return (issue) =>
            values(issue, context).some((value) => bounds.some((bound) => compare(rank(value), bound)));
        }
      }
    },
  };
}

const COMPARE: Partial<Record<Operator, (a: Comparable, b: Comparable) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

export const unsupported = (operator: Operator, field: string): string =>
  `The operator '${operator}' is not supported by the '${field}' field.`;

export interface TextFieldOptions {
  name: string;
  operators?: ReadonlySet<Operator>;
  text(issue: IssueRecord, context: SearchContext): string;
  order?: SearchField['order'];
}

/** A field that is searched by words. `!~` does not match an empty field, as no comparison does. */
export function textField({ name, operators = TEXT_OPERATORS, text, order }: TextFieldOptions): SearchField {
  return {
    name,
    operators,
    ...(order && { order }),
    compile(operator, [operand], context) {
      if (operator === 'is') return (issue) => text(issue, context) === '';
      if (operator === 'is not') return (issue) => text(issue, context) !== '';
      if (operand?.kind === 'function') throw refusal(operand, name);
      const matches = textMatcher(operand?.kind === 'value' ? operand.text : '', name);
      if (operator === '~') return (issue) => matches(text(issue, context));
      return (issue) => {
        const held = text(issue, context);
        return held !== '' && !matches(held);
      };
    },
  };
}

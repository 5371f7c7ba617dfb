import { badRequest } from '../rest/errors';
import type { PropertyAlias } from '../rest/handler';
import { findAccount } from '../site/people';
import type { IssueRecord } from '../site/records';
import { textField, valueField } from './field-kinds';
import { accountOf, plain, timeOf } from './operands';
import {
  type Comparable,
  IDENTITY_OPERATORS,
  ORDERED_OPERATORS,
  type SearchContext,
  type SearchField,
} from './search-field';

/**
 * A declared value of an issue property as a JQL field. Only values of the declared type are indexed: a property
 * that is absent, or holds something else at the path, makes the field empty.
 */
export function propertyField(name: string, alias: PropertyAlias): SearchField {
  const held = (issue: IssueRecord, { site }: SearchContext): unknown[] =>
    valuesAt(site.property(issue.id, alias.propertyKey)?.value, alias.path.split('.'));
  if (alias.type === 'text') {
    return textField({ name, text: (issue, context) => held(issue, context).filter(isText).join('\n') });
  }
  const { indexed, resolve, ordered } = TYPES[alias.type];
  const values = (issue: IssueRecord, context: SearchContext): Comparable[] =>
    held(issue, context).flatMap(indexed);
  return valueField({
    name,
    operators: ordered ? ORDERED_OPERATORS : IDENTITY_OPERATORS,
    resolve: (operand, context) => [resolve(operand, name, context)],
    values,
    order: (issue, context) => values(issue, context)[0] ?? null,
  });
}

interface PropertyType {
  /** The value as the index holds it; none when it is not of the type. */
  indexed(value: unknown): Comparable[];
  resolve(operand: Parameters<typeof plain>[0], field: string, context: SearchContext): Comparable;
  ordered: boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const TYPES: Record<Exclude<PropertyAlias['type'], 'text'>, PropertyType> = {
  number: {
    indexed: (value) => (typeof value === 'number' ? [value] : []),
    resolve(operand, field) {
      const text = plain(operand, field);
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number)) {
        throw badRequest(`The value '${text}' for the field '${field}' is not a number.`);
      }
      return number;
    },
    ordered: true,
  },
  string: { indexed: (value) => (isText(value) ? [value] : []), resolve: plain, ordered: false },
  date: {
    indexed: (value) => (isText(value) && !Number.isNaN(Date.parse(value)) ? [Date.parse(value)] : []),
    resolve: timeOf,
    ordered: true,
  },
  user: {
    indexed: (value) => (isText(value) && findAccount(value) ? [value] : []),
    resolve: accountOf,
    ordered: false,
  },
};

/** What stands at a path; the items of a list are values each. */
function valuesAt(value: unknown, path: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[name], rest);
}

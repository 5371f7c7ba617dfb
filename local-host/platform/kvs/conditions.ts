import type { EntityDefinition } from '../../contract';
import { badRequest, KvsRefusal } from './refusal';
import type { Clause, Clauses } from './requests';

export type Scalar = string | number | boolean;
export type EntityValue = Record<string, unknown>;

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

/** Orders two values of one type: numbers by size, strings by their UTF-8 bytes. */
export function compareScalars(left: Scalar, right: Scalar): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  return Number(left) - Number(right);
}

type Test = (actual: Scalar, first: Scalar, second: Scalar) => boolean;

const TESTS: Record<string, { types: string[]; values: number; holds: Test }> = {
  EQUAL_TO: { types: ['string', 'number', 'boolean'], values: 1, holds: (a, b) => a === b },
  NOT_EQUAL_TO: { types: ['string', 'number', 'boolean'], values: 1, holds: (a, b) => a !== b },
  GREATER_THAN: { types: ['string', 'number'], values: 1, holds: (a, b) => compareScalars(a, b) > 0 },
  GREATER_THAN_EQUAL_TO: {
    types: ['string', 'number'],
    values: 1,
    holds: (a, b) => compareScalars(a, b) >= 0,
  },
  LESS_THAN: { types: ['string', 'number'], values: 1, holds: (a, b) => compareScalars(a, b) < 0 },
  LESS_THAN_EQUAL_TO: { types: ['string', 'number'], values: 1, holds: (a, b) => compareScalars(a, b) <= 0 },
  BETWEEN: {
    types: ['string', 'number'],
    values: 2,
    holds: (a, b, c) => compareScalars(a, b) >= 0 && compareScalars(a, c) <= 0,
  },
  BEGINS_WITH: { types: ['string'], values: 1, holds: (a, b) => String(a).startsWith(String(b)) },
  CONTAINS: { types: ['string'], values: 1, holds: (a, b) => String(a).includes(String(b)) },
  NOT_CONTAINS: { types: ['string'], values: 1, holds: (a, b) => !String(a).includes(String(b)) },
};

const WHERE = new Set([
  'BEGINS_WITH',
  'BETWEEN',
  'EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
]);

/** A condition checked against its attribute's type, ready to be asked. */
export interface Condition {
  name: string;
  values: Scalar[];
  /** An absent attribute satisfies only the conditions that deny. */
  holds(actual: unknown): boolean;
}

function scalarCondition(name: string, values: unknown[], type: string): Condition {
  const test = TESTS[name];
  if (!test) throw badRequest('INVALID_CONDITION', `There is no condition ${name}`);
  if (values.length < test.values) {
    throw badRequest('INSUFFICIENT_FILTER_VALUES', `The condition ${name} needs ${test.values} value(s)`);
  }
  if (!test.types.includes(type) || !values.every((value) => typeof value === type && isScalar(value))) {
    throw badRequest('INVALID_CONDITION', `The condition ${name} does not fit an attribute of type ${type}`);
  }
  const [first, second] = values as [Scalar, Scalar];
  const denies = name.startsWith('NOT_');
  const holds = (actual: unknown): boolean => (isScalar(actual) ? test.holds(actual, first, second) : denies);
  return { name, values: values as Scalar[], holds };
}

const JSON_TYPES: Record<string, string> = {
  string: 'string',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
};

/** The JSON type of a declared attribute. Conditions on undeclared ones and on `any` are refused. */
export function attributeType(entity: EntityDefinition, attribute: string): string {
  const declared = entity.attributes[attribute];
  if (!declared) {
    throw badRequest('INVALID_ENTITY_ATTRIBUTE', `Entity ${entity.name} declares no attribute ${attribute}`);
  }
  const type = JSON_TYPES[declared.type];
  if (!type)
    throw new KvsRefusal(422, 'UNPROCESSABLE_ENTITY', `Attribute ${attribute} of type any cannot be used`);
  return type;
}

/** The condition of a query's `where` on an index's range, or on the key. */
export function whereCondition(range: { condition: string; values: unknown[] }, type: string): Condition {
  if (!WHERE.has(range.condition))
    throw badRequest('INVALID_CONDITION', `where does not know ${range.condition}`);
  return scalarCondition(range.condition, range.values, type);
}

function filterCondition(entity: EntityDefinition, { property, condition, values }: Clause): Condition {
  const type = attributeType(entity, property);
  if (condition === 'EXISTS') return { name: condition, values: [], holds: (actual) => actual !== undefined };
  if (condition === 'NOT_EXISTS')
    return { name: condition, values: [], holds: (actual) => actual === undefined };
  return scalarCondition(condition, values, type);
}

/** A filter over a whole record, `undefined` standing for a record that is not there. */
export function filterOf(
  entity: EntityDefinition,
  clauses: Clauses,
): (value: EntityValue | undefined) => boolean {
  if (clauses.and && clauses.or) {
    throw badRequest('INVALID_FILTER_OPERATORS_COMBINATION', 'and/or cannot be present at the same level');
  }
  const list = clauses.and ?? clauses.or ?? [];
  if (list.length === 0) throw badRequest('EMPTY_FILTER_OPERATOR', 'Filter operators cannot be empty');
  const tests = list.map((clause) => ({
    property: clause.property,
    condition: filterCondition(entity, clause),
  }));
  const holds = (value: EntityValue | undefined) => (test: (typeof tests)[number]) =>
    test.condition.holds(value?.[test.property]);
  return (value) => (clauses.and ? tests.every(holds(value)) : tests.some(holds(value)));
}

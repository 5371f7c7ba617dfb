import { badRequest, notModelled } from './errors';
import type { Operation, Parameter } from './extract';
import type { SchemaCheck } from './schema';

export type QueryValue = string | number | boolean | (string | number | boolean)[];

/** Typed query parameters of one request, defaults of the operation filled in. */
export class Query {
  constructor(
    private readonly values: Record<string, QueryValue>,
    /** Names that the request spelled out. */
    readonly given: ReadonlySet<string>,
  ) {}

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.values[name];
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  /** Empty when not given. */
  list(name: string): string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }
}

/**
 * Reads the query string by the operation's parameters. Names it does not list are ignored, as Jira ignores them, unless it
 * is the app that is `strict` with itself: there such a name is a slip.
 * @throws RestError 400 naming the parameter whose value does not fit its schema or which is missing, 501 for a slip.
 */
export function readQuery(
  operation: Operation,
  search: URLSearchParams,
  check: SchemaCheck,
  strict: boolean,
): Query {
  const listed = new Set((operation.definition.parameters ?? []).map(({ name }) => name));
  const slip = strict && [...search.keys()].find((name) => !listed.has(name));
  if (slip) throw notModelled(`The query parameter '${slip}', which ${operation.name} does not have,`);
  const values: Record<string, QueryValue> = {};
  const given = new Set<string>();
  for (const parameter of operation.definition.parameters ?? []) {
    if (parameter.in !== 'query') continue;
    const texts = search.getAll(parameter.name);
    if (texts.length > 0) {
      given.add(parameter.name);
      values[parameter.name] = typed(parameter, texts, check);
    } else if (parameter.required) {
      throw badRequest(`The query parameter '${parameter.name}' is required.`);
    } else if (parameter.schema.default !== undefined) {
      values[parameter.name] = parameter.schema.default as QueryValue;
    }
  }
  return new Query(values, given);
}

/** Lists repeat their name (`fields=a&fields=b`) or are separated by commas: Jira takes both. */
function typed({ name, schema }: Parameter, texts: string[], check: SchemaCheck): QueryValue {
  const value =
    schema.type === 'array'
      ? texts.flatMap((text) => text.split(',')).map((text) => scalar(schema.items?.type, text.trim()))
      : scalar(schema.type, texts[texts.length - 1] ?? '');
  const problems = check(schema, value);
  if (problems.length > 0) {
    throw badRequest(...problems.map((problem) => `The query parameter '${name}' is not valid: ${problem}.`));
  }
  return value;
}

function scalar(type: string | undefined, text: string): string | number | boolean {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

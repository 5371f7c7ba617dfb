import type { WireRequest, WireResponse } from '../../contract';
import { badRequest, notModelled, RestError } from './errors';
import type { Operation } from './extract';
import type { Answer, Handler } from './handler';
import { type Query, readQuery } from './query';
import type { SchemaCheck } from './schema';

/** Largest request body Jira takes is not published; this keeps a runaway loop from filling the store. */
const MAX_BODY_CHARS = 5 * 1024 * 1024;

/**
 * Checks query and body against the operation's schemas and against what the handler models.
 * @throws RestError 400, 413, 415 or 501.
 */
export function readRequest(
  operation: Operation,
  handler: Handler,
  request: WireRequest,
  search: URLSearchParams,
  check: SchemaCheck,
  fromApp: boolean,
): { query: Query; body: unknown } {
  const query = readQuery(operation, search, check, fromApp);
  const modelled = new Set([...(handler.honours ?? []), ...(handler.harmless ?? [])]);
  for (const name of query.given) {
    if (!modelled.has(name)) throw notModelled(`The query parameter '${name}' of ${operation.name}`);
  }
  const isLeftOut = handler.bodyOptional && !request.body;
  return { query, body: isLeftOut ? undefined : readBody(operation, request, check) };
}

function readBody({ definition }: Operation, request: WireRequest, check: SchemaCheck): unknown {
  const schema = definition.requestBody?.content?.['application/json']?.schema;
  if (!schema) return undefined;
  const text = request.body ?? '';
  if (text.length > MAX_BODY_CHARS) throw new RestError(413, ['The request body is too large.']);
  if (!isJson(request.headers)) throw new RestError(415, ['Unsupported Media Type']);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw badRequest('There was an error parsing JSON. Check that your request body is valid.');
  }
  const problems = check(schema, body);
  if (problems.length > 0) {
    throw badRequest(...problems.map((problem) => `Invalid request payload: ${problem}.`));
  }
  return body;
}

function isJson(headers: Record<string, string>): boolean {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return /^application\/json\b/i.test(type);
}

/**
 * Checks our own answer against the operation's response schema.
 * @throws Error when it breaks the contract: a bug of the stand-in, never of its caller.
 */
export function checkAnswer({ name, definition }: Operation, answer: Answer, check: SchemaCheck): void {
  const response = definition.responses[String(answer.status)];
  if (!response) throw new Error(`${name} does not answer ${answer.status} in the OpenAPI document`);
  const schema = response.content?.['application/json']?.schema;
  if (!schema || answer.body === undefined) return;
  // What crosses the wire counts: members that are `undefined` do not.
  const problems = check(schema, JSON.parse(JSON.stringify(answer.body)));
  if (problems.length > 0) throw new Error(`${name} answered against its schema: ${problems.join('; ')}`);
}

export function toWire({ status, body, headers }: Answer): WireResponse {
  return {
    status,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' }),
      ...headers,
    },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

/** An error as Jira sends it; anything that is not a refusal is a bug of the stand-in and says so. */
export function errorToWire(error: unknown): WireResponse {
  if (error instanceof RestError) {
    return toWire({
      status: error.status,
      body: { errorMessages: error.errorMessages, errors: error.errors },
    });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return toWire({
    status: 500,
    body: { errorMessages: [`The stand-in Jira failed: ${reason}`], errors: {} },
  });
}

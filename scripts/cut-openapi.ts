/**
 * Cuts the operations listed in `local-host/jira/operations.json`, with the schemas they reach, from Atlassian's
 * published OpenAPI document of the Jira Cloud platform REST API v3 into `local-host/jira/openapi-extract.json`.
 *
 *     npx tsx scripts/cut-openapi.ts <openapi-v3.json>      (or JIRA_OPENAPI=<openapi-v3.json>)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

const JIRA = path.join(__dirname, '../local-host/jira');
export const OPERATIONS_FILE = path.join(JIRA, 'operations.json');
export const EXTRACT_FILE = path.join(JIRA, 'openapi-extract.json');

const NOTICE =
  'Extract of the OpenAPI document "The Jira Cloud platform REST API" published by Atlassian at ' +
  'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json, licensed under the Apache License, ' +
  'Version 2.0 (http://www.apache.org/licenses/LICENSE-2.0.html). Changed by scripts/cut-openapi.ts: only the ' +
  'operations of operations.json and the schemas they reach are kept; descriptions and examples are removed.';

const OPERATION_KEYS = [
  'operationId',
  'deprecated',
  'parameters',
  'requestBody',
  'responses',
  'security',
  'x-atlassian-oauth2-scopes',
];
const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'x-changes',
  'x-showInExample',
  'xml',
]);

/**
 * The extract of `source` for `operations` (each `METHOD /path/{template}`).
 * Keys of objects are sorted, so that the same source always gives the same text.
 * @throws Error naming the operation or schema that the source does not have.
 */
export function cutOpenApi(source: JsonObject, operations: string[]): JsonObject {
  const paths: JsonObject = {};
  for (const operation of operations) {
    const [method = '', template = ''] = operation.split(' ');
    const definition = child(child(source, 'paths'), template)[method.toLowerCase()];
    if (!isObject(definition)) throw new Error(`The OpenAPI document has no operation ${operation}`);
    const kept = OPERATION_KEYS.filter((key) => definition[key] !== undefined);
    const cut = Object.fromEntries(kept.map((key) => [key, withoutProse(definition[key] as Json)]));
    paths[template] = { ...(paths[template] as JsonObject | undefined), [method.toLowerCase()]: cut };
  }
  return sorted({
    'x-notice': NOTICE,
    openapi: source.openapi as Json,
    info: source.info as Json,
    paths,
    components: {
      schemas: reachableSchemas(paths, child(child(source, 'components'), 'schemas')),
      securitySchemes: usedSecuritySchemes(paths, child(child(source, 'components'), 'securitySchemes')),
    },
  }) as JsonObject;
}

/** The text of the extract as it is committed. */
export function extractText(source: JsonObject, operations: string[]): string {
  return `${JSON.stringify(cutOpenApi(source, operations), null, 1)}\n`;
}

function reachableSchemas(from: Json, all: JsonObject): JsonObject {
  const reached: JsonObject = {};
  const pending = [...references(from)];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached[name] !== undefined) continue;
    const schema = withoutProse(child(all, name));
    reached[name] = schema;
    pending.push(...references(schema));
  }
  return reached;
}

function references(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string'
      ? [inner.replace('#/components/schemas/', '')]
      : references(inner),
  );
}

/** The schemes with the OAuth scopes that the kept operations name: the whole list is longer than the extract. */
function usedSecuritySchemes(paths: JsonObject, schemes: JsonObject): JsonObject {
  const text = JSON.stringify(paths);
  const trim = (value: Json, key?: string): Json => {
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const kept = key === 'scopes' ? entries.filter(([scope]) => text.includes(`"${scope}"`)) : entries;
    return Object.fromEntries(kept.map(([name, inner]) => [name, trim(inner, name)]));
  };
  return trim(schemes) as JsonObject;
}

function withoutProse(value: Json, insideProperties = false): Json {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isObject(value)) return value;
  // Below `properties` a key is the name of a field: an issue's `description` is not prose about a schema.
  const kept = Object.entries(value).filter(([key]) => insideProperties || !PROSE.has(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, withoutProse(inner, key === 'properties' && !insideProperties)]),
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function child(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  if (!isObject(value)) throw new Error(`The OpenAPI document has no object ${key}`);
  return value;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Error when the file is missing or is not JSON. */
export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

if (require.main === module) {
  const source = process.argv[2] ?? process.env.JIRA_OPENAPI;
  if (!source) {
    console.error('Usage: tsx scripts/cut-openapi.ts <openapi-v3.json>  (or set JIRA_OPENAPI)');
    process.exit(2);
  }
  writeFileSync(EXTRACT_FILE, extractText(readJson(source), readJson(OPERATIONS_FILE)));
}

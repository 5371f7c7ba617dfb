import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A JSON Schema as OpenAPI 3.0 writes it; only what is read here is named, the rest is for the validator. */
export interface Schema {
  $ref?: string;
  type?: string;
  items?: Schema;
  default?: unknown;
  [keyword: string]: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema: Schema;
}

interface Content {
  content?: { 'application/json'?: { schema?: Schema } };
}

export interface OperationDefinition {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content>;
  'x-atlassian-oauth2-scopes'?: { scopes: string[] }[];
}

export interface Extract {
  paths: Record<string, Record<string, OperationDefinition>>;
  components: { schemas: Record<string, Schema> };
}

/** One operation of the extract. `name` is `METHOD /path/{template}`. */
export interface Operation {
  name: string;
  method: string;
  template: string;
  definition: OperationDefinition;
}

/** The committed extract of Atlassian's OpenAPI document: see scripts/cut-openapi.ts. */
export function readExtract(): Extract {
  return JSON.parse(readFileSync(path.join(__dirname, '../openapi-extract.json'), 'utf8')) as Extract;
}

export function operationsOf(extract: Extract): Operation[] {
  return Object.entries(extract.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, definition]) => ({
      name: `${method.toUpperCase()} ${template}`,
      method: method.toUpperCase(),
      template,
      definition,
    })),
  );
}

import { z } from 'zod';
import { badRequest } from './refusal';

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']));
const ttl = z.strictObject({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });
const readOptions = z.strictObject({ metadataFields: metadataFields.optional() }).optional();
const key = z.string();
const entityName = z.string().optional();
const value = z.unknown();

const clause = z.strictObject({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) });
const clauses = z.strictObject({ and: z.array(clause).optional(), or: z.array(clause).optional() });
const limit = z.number().optional();

export const SCHEMAS = {
  get: z.strictObject({ key, entityName, options: readOptions }),
  set: z.strictObject({
    key,
    entityName,
    value,
    options: z
      .strictObject({
        ttl: ttl.optional(),
        keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
        returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
        returnMetadataFields: metadataFields.optional(),
      })
      .optional(),
  }),
  delete: z.strictObject({ key, entityName }),
  query: z.strictObject({
    limit,
    after: z.string().optional(),
    where: z.array(clause).max(1).optional(),
    options: readOptions,
  }),
  entityQuery: z.strictObject({
    entityName: z.string(),
    indexName: z.string(),
    limit,
    cursor: z.string().optional(),
    partition: z.array(z.unknown()).optional(),
    range: z.strictObject({ condition: z.string(), values: z.array(z.unknown()) }).optional(),
    filters: clauses.optional(),
    sort: z.enum(['ASC', 'DESC']).optional(),
    options: readOptions,
  }),
  batchGet: z.array(z.strictObject({ key, entityName, options: readOptions })),
  batchSet: z.array(
    z.strictObject({ key, entityName, value, options: z.strictObject({ ttl: ttl.optional() }).optional() }),
  ),
  batchDelete: z.array(z.strictObject({ key, entityName })),
  transaction: z.strictObject({
    set: z
      .array(
        z.strictObject({
          key,
          value,
          entityName,
          conditions: clauses.optional(),
          options: z.strictObject({ ttl: ttl.optional() }).optional(),
        }),
      )
      .optional(),
    delete: z.array(z.strictObject({ key, entityName, conditions: clauses.optional() })).optional(),
    check: z.array(z.strictObject({ key, entityName, conditions: clauses })).optional(),
  }),
};

export type Request<K extends keyof typeof SCHEMAS> = z.infer<(typeof SCHEMAS)[K]>;
export type Clause = z.infer<typeof clause>;
export type Clauses = z.infer<typeof clauses>;
export type Ttl = z.infer<typeof ttl>;
export type MetadataField = z.infer<typeof metadataFields>[number];

/** Reads a request of one shape. Unknown members are refused: what we do not know we do not honour. */
export function readRequest<K extends keyof typeof SCHEMAS>(kind: K, body: string): Request<K> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw badRequest('INVALID_REQUEST', 'The request is no JSON');
  }
  const result = SCHEMAS[kind].safeParse(parsed);
  if (result.success) return result.data as Request<K>;
  const [issue] = result.error.issues;
  throw badRequest(
    'INVALID_REQUEST',
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`,
  );
}

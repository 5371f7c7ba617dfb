import type { Extract, Schema } from './extract';

/**
 * Where the published document describes the service wrongly. Each entry changes one schema before requests and
 * responses are checked.
 */
const CORRECTIONS: Record<string, (schema: Schema) => Schema> = {
  // The value of an entity property is any JSON, as the example of POST /issue/properties/multi shows; the document
  // lists the getters of Jackson's JsonNode.
  JsonNode: () => ({}),
  // POST /bulk/issues/move: what its own schemas list under `properties` they demand under other names.
  IssueBulkMovePayload: (schema) => ({ ...schema, required: ['targetToSourcesMapping'] }),
  targetToSourcesMapping: (schema) => ({
    ...schema,
    required: (schema.required as string[]).map((name) =>
      name === 'issueIdOrKeys' ? 'issueIdsOrKeys' : name,
    ),
  }),
  // GET /bulk/queue/{taskId}: its description and its example show these times in milliseconds.
  BulkOperationProgress: (schema) => {
    const time = { type: 'integer', format: 'int64' };
    const properties = { ...(schema.properties as object), created: time, started: time, updated: time };
    return { ...schema, properties };
  },
  // PUT /issue/{issueIdOrKey}/assignee takes this schema, and its notes say that `accountId: null` unassigns.
  User: (schema) => ({
    ...schema,
    properties: {
      ...(schema.properties as object),
      accountId: { type: 'string', nullable: true, maxLength: 128 },
    },
  }),
};

/** The extract with the known errors of the published document put right. */
export function corrected(extract: Extract): Extract {
  const schemas = { ...extract.components.schemas };
  for (const [name, correct] of Object.entries(CORRECTIONS)) {
    const schema = schemas[name];
    if (!schema) throw new Error(`The OpenAPI extract has no schema ${name} to correct`);
    schemas[name] = correct(schema);
  }
  return { ...extract, components: { ...extract.components, schemas } };
}

import type { Extract, Schema } from './extract';

/**
 * Where the published document describes the service wrongly: its generator printed the members of a Java class
 * instead of what crosses the wire. Each entry replaces one schema before requests and responses are checked.
 */
const CORRECTED_SCHEMAS: Record<string, Schema> = {
  // The value of an entity property is any JSON, as the example of POST /issue/properties/multi shows; the document
  // lists the getters of Jackson's JsonNode.
  JsonNode: {},
};

/** The extract with the known errors of the published document put right. */
export function corrected(extract: Extract): Extract {
  const schemas = { ...extract.components.schemas };
  for (const [name, schema] of Object.entries(CORRECTED_SCHEMAS)) {
    if (!schemas[name]) throw new Error(`The OpenAPI extract has no schema ${name} to correct`);
    schemas[name] = schema;
  }
  return { ...extract, components: { ...extract.components, schemas } };
}

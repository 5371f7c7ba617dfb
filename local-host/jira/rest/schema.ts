import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { corrected } from './corrections';
import type { Extract, Schema } from './extract';

/** Checks a value against a schema of the extract; answers what is wrong, each naming its place, or nothing. */
export type SchemaCheck = (schema: Schema, value: unknown) => string[];

const DOCUMENT = 'jira';

/** A checker over the extract's component schemas; each schema is compiled when it is first met. */
export function createSchemaCheck(extract: Extract): SchemaCheck {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  addFormats(ajv);
  ajv.addSchema({ ...corrected(extract), $id: DOCUMENT });
  const compiled = new Map<Schema, ValidateFunction>();
  return (schema, value) => {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(absolute(schema));
      compiled.set(schema, validate);
    }
    return validate(value) ? [] : (validate.errors ?? []).map(worded);
  };
}

/** `#/components/…` inside an inline schema means the document, not the inline schema. */
function absolute(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components/', `"${DOCUMENT}#/components/`),
  ) as Schema;
}

function worded({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath === '' ? 'the value' : instancePath;
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  return extra === undefined
    ? `${place} ${message ?? 'is invalid'}`
    : `${place} has unknown property '${extra}'`;
}

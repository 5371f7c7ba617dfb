import { z } from 'zod';

/** A Jira id: digits, as a string or a number. */
export const idFrom = z.union([
  z.string().regex(/^[0-9]{1,15}$/),
  z.number().int().positive().transform(String),
]);

/** Client-made id of one intent. */
export const writeId = z.uuid();

/** Ids of the app's own making. */
export const featureId = z.string().regex(/^[0-9a-f]{12}$/);
export const scenarioId = z.string().regex(/^[0-9a-f]{12}\.[0-9a-f]{8}$/);

export const MAX_NAME_CHARS = 255;

export const featureName = z
  .string()
  .trim()
  .min(1, 'Give the feature a name.')
  .max(MAX_NAME_CHARS, `A feature's name has at most ${MAX_NAME_CHARS} characters.`)
  .regex(/^[^\r\n]*$/, "A feature's name is one line.");

/** Titles that come with files are longer than a feature's name sometimes. */
const MAX_TITLE_CHARS = 1_000;

export const scenarioName = z
  .string()
  .trim()
  .min(1, 'Give the scenario a name.')
  .max(MAX_TITLE_CHARS, `A scenario's name has at most ${MAX_TITLE_CHARS} characters.`)
  .regex(/^[^\r\n]*$/, "A scenario's name is one line.");

export const testType = z.enum(['automated', 'manual']);

/** The payload of a function that may be about one feature. */
export const inFeature = z.object({ featureId: featureId.optional() });

/** The payload of a function that asks for a scenario's results. */
export const ofScenario = z.object({ featureId, scenarioId, before: z.string().max(2_000).optional() });

/** The payload of a function that looks for something by what is typed. */
export const byQuery = z.object({ query: z.string().max(MAX_NAME_CHARS) });

/** Where a list goes on, as the answer before said. */
export const cursor = z.string().min(1).max(4_000);

/** The payload of a function that takes a key's access away. */
export const keyRevocation = z.object({ writeId, userId: z.string().regex(/^[0-9a-f]{16}$/) });

/** The payload of a function that asks nothing. */
export const nothing = z.object({}) as z.ZodType<Record<string, never>>;

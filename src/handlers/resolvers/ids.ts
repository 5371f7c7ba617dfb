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

/** An expression that is understood, and cannot be evaluated over this event. */
export class EvaluationError extends Error {}

/** What a value is, in the words of an error. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a record' : `a ${typeof value}`;
}

/** The value where a condition is expected. Nothing but a boolean is one. `text` is the part of the expression. */
export function truth(value: unknown, text: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new EvaluationError(`“${text}” is ${kindOf(value)}, not a boolean`);
}

/** A member of a record, `null` where it has none of that name; of a text or a list its length. */
export function memberOf(value: unknown, name: string, text: string): unknown {
  if (name === 'length' && (typeof value === 'string' || Array.isArray(value))) return value.length;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new EvaluationError(`“${text}” is ${kindOf(value)} and has no “${name}”`);
  return Object.hasOwn(value, name) ? ((value as Record<string, unknown>)[name] ?? null) : null;
}

import { LIMITS } from '../../limits';
import { badRequest } from './refusal';
import type { Ttl } from './requests';

/** Refuses a key the platform refuses. */
export function checkKey(key: string): void {
  if (key === '') throw badRequest('EMPTY_KEY', 'Key cannot be empty');
  if (key.length > LIMITS.kvs.keyLength) {
    throw badRequest(
      'KEY_TOO_LONG',
      `The provided key has exceeded the maximum ${LIMITS.kvs.keyLength} characters`,
    );
  }
  if (!LIMITS.kvs.keyPattern.test(key)) {
    throw badRequest('INVALID_KEY', `The provided key does not match the regex: ${LIMITS.kvs.keyPattern}`);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether objects and arrays nest deeper than `depth` levels; a scalar has none. Stops at the first that does. */
function deeperThan(value: unknown, depth: number): boolean {
  if (!isObject(value)) return false;
  return depth === 0 || Object.values(value).some((member) => deeperThan(member, depth - 1));
}

/** Refuses a value that is absent, too large or nested too deep. */
export function checkValue(value: unknown): void {
  if (value === undefined || value === null) throw badRequest('INVALID_VALUE', 'A value is required');
  if (deeperThan(value, LIMITS.kvs.valueDepth)) {
    throw badRequest('MAX_DEPTH', 'The provided value has exceeded the maximum object depth');
  }
  if (Buffer.byteLength(JSON.stringify(value)) > LIMITS.kvs.valueBytes) {
    throw badRequest('MAX_SIZE', `The provided value has exceeded ${LIMITS.kvs.valueBytes} bytes`);
  }
}

const UNIT_MILLISECONDS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

/** When an item written at `now` expires; `undefined` without a TTL. Refuses one beyond a year. */
export function expiryOf(ttl: Ttl | undefined, now: number): number | undefined {
  if (!ttl) return undefined;
  const milliseconds = ttl.value * UNIT_MILLISECONDS[ttl.unit];
  if (!(milliseconds > 0) || milliseconds > LIMITS.kvs.ttl) {
    throw badRequest('INVALID_TTL', 'A TTL must be more than zero and at most one year');
  }
  return now + milliseconds;
}

import { LIMITS } from '../../limits';
import { badRequest, beyond } from './refusal';
import type { Ttl } from './requests';

/** Refuses a key the platform refuses. */
export function checkKey(key: string): void {
  const { emptyKey, keyLength, keyPattern } = LIMITS.kvs;
  if (key.length < emptyKey.value) throw beyond(emptyKey, 'Key cannot be empty');
  if (key.length > keyLength.value) {
    throw beyond(keyLength, `The provided key has exceeded the maximum ${keyLength.value} characters`);
  }
  if (!keyPattern.value.test(key)) {
    throw beyond(keyPattern, `The provided key does not match the regex: ${keyPattern.value}`);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Whether objects and arrays nest deeper than `depth` levels; a scalar has none. Stops at the first that does. */
function deeperThan(value: unknown, depth: number): boolean {
  if (!isObject(value)) return false;
  return depth === 0 || Object.values(value).some((member) => deeperThan(member, depth - 1));
}

/** Refuses a value that is absent, too large or nested too deep; answers its bytes. */
export function checkValue(value: unknown): number {
  const { valueDepth, valueBytes } = LIMITS.kvs;
  if (value === undefined || value === null) throw badRequest('INVALID_VALUE', 'A value is required');
  if (deeperThan(value, valueDepth.value)) {
    throw beyond(valueDepth, 'The provided value has exceeded the maximum object depth');
  }
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > valueBytes.value) {
    throw beyond(valueBytes, `The provided value has exceeded ${valueBytes.value} bytes`);
  }
  return bytes;
}

const UNIT_MILLISECONDS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

/** When an item written at `now` expires; `undefined` without a TTL. Refuses one beyond a year. */
export function expiryOf(ttl: Ttl | undefined, now: number): number | undefined {
  if (!ttl) return undefined;
  const milliseconds = ttl.value * UNIT_MILLISECONDS[ttl.unit];
  if (!(milliseconds > 0) || milliseconds > LIMITS.kvs.ttl.value) {
    throw beyond(LIMITS.kvs.ttl, 'A TTL must be more than zero and at most one year');
  }
  return now + milliseconds;
}

export type KeyState = 'active' | 'expired' | 'revoked';
export type KeyScope = 'download' | 'upload';

/** The parts of a key's record that the rules read; ISO times. */
export interface KeyFacts {
  expiresAt: string;
  revokedAt?: string | undefined;
}

const HOUR_MS = 60 * 60 * 1000;

/** The state of a key at `now` (epoch milliseconds). An expiry that is no time counts as passed. */
export function apiKeyState({ expiresAt, revokedAt }: KeyFacts, now: number): KeyState {
  if (revokedAt !== undefined) return 'revoked';
  return Date.parse(expiresAt) > now ? 'active' : 'expired';
}

/** Whether a key with these scopes may be used for that. */
export function hasScope(scopes: readonly KeyScope[], wanted: KeyScope): boolean {
  return scopes.includes(wanted);
}

/** Last use is recorded at most once an hour: each note is a write that is paid for. */
export function isUseWorthNoting(lastUsedAt: string | undefined, now: number): boolean {
  const last = lastUsedAt === undefined ? NaN : Date.parse(lastUsedAt);
  return !(now - last < HOUR_MS);
}

import { licenceState } from '@behave-pro/core/rules';
import type { Context } from '../context';
import { AppError } from '../errors';
import { isConsentNeeded, JiraError } from '../forge/jira';
import { StorageError } from '../forge/kvs';
import { appFacts } from '../forge/licence';
import { log } from '../forge/log';

/** The part of a context that does not depend on who asks. */
export function baseContext(now: number): Pick<Context, 'installation' | 'now' | 'licence' | 'log'> {
  const { installation, environmentType, license } = appFacts();
  return { installation, now, licence: licenceState({ environmentType, contextLicense: license }), log };
}

/** Throws LicenceLapsed when something is to be changed while the licence has lapsed. */
export function assertLicensed(licence: Context['licence'], changes: boolean): void {
  if (changes && licence === 'lapsed') throw new AppError('LicenceLapsed');
}

/** The first place in an error's stack. What stands above it there is the message, which may quote content. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const below = stack.slice(stack.indexOf(message) + message.length);
  return /^ +at .*$/m.exec(below)?.[0].trim();
}

/** Notes what failed and where, without content. */
export function logFailure(error: unknown, surface: string): void {
  log.warn('failed', {
    surface,
    error: error instanceof Error ? error.name : typeof error,
    ...(error instanceof JiraError && { status: error.status, operation: error.operation }),
    ...(error instanceof StorageError && { code: error.code, failure: error.failure }),
    ...(error instanceof Error && { at: placeOf(error) }),
  });
}

/**
 * Maps whatever a use case threw to the closed error set. What people are not told is logged.
 * A missing consent is thrown on: only the platform can ask the person for it.
 */
export function toAppError(error: unknown, surface: string): AppError {
  if (isConsentNeeded(error)) throw error;
  if (error instanceof AppError) return error;
  if (error instanceof JiraError && error.status === 404) return new AppError('NotFound');
  if (error instanceof JiraError && error.status === 429) return new AppError('RateLimited');
  if (error instanceof JiraError && (error.status === 401 || error.status === 403))
    return new AppError('Forbidden');
  logFailure(error, surface);
  return new AppError('Unavailable');
}

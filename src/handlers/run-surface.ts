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

/**
 * Maps whatever a use case threw to the closed error set. What people are not told is logged, without content.
 * A missing consent is thrown on: only the platform can ask the person for it.
 */
export function toAppError(error: unknown, surface: string): AppError {
  if (isConsentNeeded(error)) throw error;
  if (error instanceof AppError) return error;
  if (error instanceof JiraError && error.status === 404) return new AppError('NotFound');
  if (error instanceof JiraError && error.status === 429) return new AppError('RateLimited');
  if (error instanceof JiraError && (error.status === 401 || error.status === 403))
    return new AppError('Forbidden');
  const facts = error instanceof StorageError ? { code: error.code, failure: error.failure } : {};
  log.warn('failed', {
    surface,
    error: error instanceof Error ? error.name : typeof error,
    ...(error instanceof JiraError && { status: error.status, operation: error.operation }),
    ...facts,
    ...(error instanceof Error && { at: error.stack?.split('\n')[1]?.trim() }),
  });
  return new AppError('Unavailable');
}

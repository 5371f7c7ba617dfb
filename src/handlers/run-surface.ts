import {
  isBeingRemoved,
  lapsedSince,
  licenceState,
  removalFrom,
  type LicenceState,
} from '@behave-pro/core/rules';
import type { Context } from '../context';
import { AppError } from '../errors';
import { isConsentNeeded, JiraError } from '../forge/jira';
import { StorageError, type EntityRef } from '../forge/kvs';
import { appFacts } from '../forge/licence';
import { log } from '../forge/log';
import { consult, type Reader } from '../records/change';
import type { InstallationBody } from '../records/kinds';
import * as refs from '../records/refs';

/** The part of a context that does not depend on who asks. */
export type BaseContext = Pick<Context, 'installation' | 'now' | 'licence' | 'lapse' | 'log'>;

const iso = (time: number): string => new Date(time).toISOString();

/** What this invocation says of the licence; where it says nothing, what the daily readings have come to. */
function licenceOf(
  facts: ReturnType<typeof appFacts>,
  known: InstallationBody | undefined,
  now: number,
): Pick<Context, 'licence' | 'lapse'> {
  const said = licenceState({ environmentType: facts.environmentType, contextLicense: facts.license });
  const since = known && lapsedSince(known.licence, now);
  const licence: LicenceState = said === 'unknown' && since !== undefined ? 'lapsed' : said;
  if (licence !== 'lapsed') return { licence };
  const from = known && removalFrom(known.licence, now);
  return {
    licence,
    lapse: {
      ...(since !== undefined && { since: iso(since) }),
      ...(from !== undefined && { removalFrom: iso(from) }),
    },
  };
}

/**
 * What every call passes first, whoever makes it: is the installation's data being removed, and what of the licence.
 * One storage request, which reads `more` besides; `early` then reads of it without asking again.
 * Throws LicenceLapsed while data is being removed.
 */
export async function enter<T>(
  now: number,
  more: readonly EntityRef[],
  early: (records: Reader) => Promise<T>,
): Promise<{ base: BaseContext; early: T }> {
  const facts = appFacts();
  const read = await consult(async (records) => {
    await records.prefetch([refs.installation(), ...more]);
    const [record] = await records.read([refs.installation()]);
    return { known: record?.body, early: await early(records) };
  });
  if (isBeingRemoved(read.known?.removal))
    throw new AppError(
      'LicenceLapsed',
      'The licence of Behave Pro lapsed more than 30 days ago and its data is being removed. Within two days the app can be used again, empty.',
    );
  const base = { installation: facts.installation, now, ...licenceOf(facts, read.known, now), log };
  return { base, early: read.early };
}

/** `enter` for a call that reads nothing more. */
export const enterAlone = async (now: number): Promise<BaseContext> =>
  (await enter(now, [], () => Promise.resolve())).base;

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

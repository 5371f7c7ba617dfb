import { lapsedSince, licenceState, removalFrom, shutOutBy } from '@behave-pro/core/rules';
import { isShut, type Context } from '../context';
import { awaitsRenewal, NEW_INSTALLATION, noteRenewal, removalsOf } from '../data-care/installation';
import { AppError } from '../errors';
import { Limited } from '../forge/again';
import { isConsentNeeded, JiraError } from '../forge/jira';
import { StorageError, type EntityRef } from '../forge/kvs';
import { appFacts } from '../forge/licence';
import { log } from '../forge/log';
import { consult, type Reader } from '../records/change';
import type { InstallationBody } from '../records/kinds';
import * as refs from '../records/refs';
import { iso } from '../time';

/** The part of a context that does not depend on who asks. */
export type BaseContext = Pick<Context, 'installation' | 'now' | 'licence' | 'lapse' | 'removals' | 'log'>;

/** What this invocation says of the licence; where it says nothing, what the readings have come to. */
function licenceOf(
  said: Context['licence'],
  known: InstallationBody | undefined,
  now: number,
): Pick<Context, 'licence' | 'lapse'> {
  const since = known && lapsedSince(known.licence, now);
  const licence = said === 'unknown' && since !== undefined ? 'lapsed' : said;
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

/** What a call does: `records`, only what can be removed with the records it changes; `all`, anything. */
type Reach = 'records' | 'all';

const ANNOUNCED =
  'The licence of Behave Pro lapsed 30 days ago, and what the app has stored is about to be removed. Nothing has been removed yet: as soon as a Jira admin renews the licence (Apps → Manage your apps → Behave Pro), everything is back.';
const BEING_REMOVED =
  'The licence of Behave Pro lapsed more than 30 days ago. What the app had stored is being removed and cannot be brought back. Within four days the app can be used again, empty.';

/** What somebody asked to be removed is being removed. */
class Shut extends AppError {
  constructor(message: string) {
    super('Forbidden', message);
  }
}

/** Throws LicenceLapsed when the removal after a lapse shuts the call out, Forbidden when one on request does. */
function assertNotShutOut(known: InstallationBody | undefined, now: number, reach: Reach): void {
  const shutOut = known ? shutOutBy(known.removal, known.licence, now) : 'nobody';
  if (shutOut === 'nobody' || (shutOut === 'callers' && reach === 'records')) return;
  if (known?.removal?.asked) throw new Shut(SITE_BEING_REMOVED);
  throw new AppError('LicenceLapsed', shutOut === 'everybody' ? BEING_REMOVED : ANNOUNCED);
}

const PROJECT_BEING_REMOVED =
  'An admin asked that everything Behave Pro keeps of this project is removed. That is being done and cannot be taken back. Within three days the project can be enabled again, empty.';
const SITE_BEING_REMOVED =
  'A Jira admin asked that everything Behave Pro keeps of this site is removed. That is being done and cannot be taken back. Within three days the app can be used again, empty.';

/** Throws Forbidden while what is kept of the project is being removed. */
export function assertNotShut(context: Pick<Context, 'removals'>, projectId: string): void {
  if (isShut(context, projectId)) throw new Shut(PROJECT_BEING_REMOVED);
}

/** Whether a call was turned away since stored data is being removed: there will be nothing left to do it to. */
export const isBeingRemoved = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'LicenceLapsed' || error instanceof Shut);

async function enterWith<T>(
  now: number,
  reach: Reach,
  more: readonly EntityRef[],
  early: (records: Reader) => Promise<T>,
): Promise<{ base: BaseContext; early: T }> {
  const { environmentType, license: contextLicense, installation } = appFacts();
  const read = await consult(async (records) => {
    await records.prefetch([refs.installation(), ...more]);
    const [record] = await records.read([refs.installation()]);
    return { known: record?.body, early: await early(records) };
  });
  const said = licenceState({ environmentType, contextLicense });
  // Whoever sees the renewal first ends the lapse for all: nothing may be removed beneath people who can work.
  const renewed = said === 'active' && read.known && awaitsRenewal(read.known);
  const known = renewed ? await noteRenewal(now) : read.known;
  assertNotShutOut(known, now, reach);
  const base = {
    installation,
    now,
    ...licenceOf(said, known, now),
    removals: removalsOf(known ?? NEW_INSTALLATION),
    log,
  };
  return { base, early: read.early };
}

/**
 * What every call passes first, whoever makes it: is the installation's data being removed, and what of the licence.
 * One storage request, which reads `more` besides; `early` then reads of it without asking again. A renewal that this
 * invocation is the first to see costs another.
 * Throws LicenceLapsed while data is being removed, or about to be.
 */
export const enter = <T>(
  now: number,
  more: readonly EntityRef[],
  early: (records: Reader) => Promise<T>,
): Promise<{ base: BaseContext; early: T }> => enterWith(now, 'all', more, early);

/**
 * The same for an event or a job, which reads nothing more. One that reaches records only is let through while a
 * removal is announced: nothing is removed yet, and a renewal needs them to be in step.
 */
export const enterAlone = async (now: number, reach: Reach): Promise<BaseContext> =>
  (await enterWith(now, reach, [], () => Promise.resolve())).base;

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
  if (error instanceof StorageError && error.failure === 'limited') return new AppError('RateLimited');
  if (error instanceof Limited) return new AppError('RateLimited');
  if (error instanceof JiraError && (error.status === 401 || error.status === 403))
    return new AppError('Forbidden');
  logFailure(error, surface);
  return new AppError('Unavailable');
}

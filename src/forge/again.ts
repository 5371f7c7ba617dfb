import { pause, within } from '../retry';
import { timeLeft } from './time-left';

/**
 * Most requests that one call of a platform's service makes: what is lost, or refused for now, is asked again. A change
 * of records adds to them as its own docstring says; `persistently`, in the background, does them over.
 */
export const REQUESTS = 4;

/** Longest wait between the requests of one call, all together: a person is waiting. */
const WAITS_MS = 6_000;
/** Before the second request; doubles with each further one. */
const FIRST_WAIT_MS = 100;
/** The same after a 429 that does not say how long: the platform counts by the second. */
const FIRST_WAIT_LIMITED_MS = 500;
/** A request that is not answered by then is taken for lost. */
const ANSWER_MS = 10_000;
/** Left of an invocation's time to tell the person, who would otherwise hear nothing. */
export const TO_ANSWER_MS = 1_500;

/**
 * What a failure says of another try. `limited`: nothing was done, ask later (after so many milliseconds, where it says).
 * `lost`: it may or may not have been done. `final`: asking again is useless.
 */
export type Failure = { kind: 'limited'; afterMs?: number } | { kind: 'lost' } | { kind: 'final' };

/** No answer came in time: the request may or may not have been carried out. */
export class Unanswered extends Error {
  constructor() {
    super('No answer came in time');
    this.name = 'Unanswered';
  }
}

/** The platform asked to wait, however often it was asked, or for longer than can be waited. */
export class Limited extends Error {
  constructor(cause: unknown) {
    super('The platform asks to wait', { cause });
    this.name = 'Limited';
  }
}

/** Milliseconds before the next request; jitter keeps those who failed together from coming back together. */
function waitAfter(failure: Failure, failures: number): number {
  if (failure.kind === 'limited' && failure.afterMs !== undefined)
    return failure.afterMs * (1 + Math.random() / 10);
  const first = failure.kind === 'limited' ? FIRST_WAIT_LIMITED_MS : FIRST_WAIT_MS;
  return first * 2 ** (failures - 1) * (0.5 + Math.random() / 2);
}

interface Manner {
  /** Doing it twice comes to the same as doing it once. Otherwise only what was certainly not done is tried again. */
  harmless: boolean;
  /** How long an answer may take until it is taken for lost; ten seconds unless told. */
  answerMs?: number;
}

/**
 * Makes a request, and makes it again when it failed for now: at most `REQUESTS` in all, at most six seconds of waiting
 * between them, and no longer than the invocation lasts. Throws the last failure, or `Unanswered`.
 */
export async function again<T>(
  request: () => Promise<T>,
  failureOf: (error: unknown) => Failure,
  { harmless, answerMs = ANSWER_MS }: Manner,
): Promise<T> {
  let waited = 0;
  for (let failures = 1; ; failures += 1) {
    try {
      const most = Math.min(answerMs, timeLeft() - TO_ANSWER_MS);
      return await within(most, request, () => new Unanswered());
    } catch (error) {
      const failure: Failure = error instanceof Unanswered ? { kind: 'lost' } : failureOf(error);
      const worth = failure.kind === 'limited' || (failure.kind === 'lost' && harmless);
      if (!worth || failures >= REQUESTS) throw error;
      const wait = waitAfter(failure, failures);
      waited += wait;
      if (waited > WAITS_MS || wait > timeLeft() - TO_ANSWER_MS) throw error;
      await pause(wait);
    }
  }
}

/** What an HTTP status says of another try. */
export function failureOfStatus(status: number, retryAfter?: string | null): Failure {
  const seconds = retryAfter ? Number(retryAfter) : NaN;
  if (status === 429) return { kind: 'limited', ...(seconds >= 0 && { afterMs: seconds * 1000 }) };
  // 501: not for now, but never.
  return { kind: status >= 500 && status !== 501 ? 'lost' : 'final' };
}

/** As much of a response as is looked at here. */
interface Answered {
  status: number;
  headers: { get(name: string): string | null };
}

class Refused<R extends Answered> extends Error {
  constructor(readonly response: R) {
    super(`Answered ${response.status}`);
  }
}

/**
 * The same for a request whose failures are responses: the last is answered as it came. `final` tells errors that
 * another request would meet too.
 */
export async function responseOf<R extends Answered>(
  request: () => Promise<R>,
  manner: Manner & { final?: (error: unknown) => boolean },
): Promise<R> {
  const { final = () => false } = manner;
  try {
    return await again(
      async () => {
        const response = await request();
        if (failureOfStatus(response.status).kind !== 'final') throw new Refused(response);
        return response;
      },
      (error) => {
        if (!(error instanceof Refused)) return { kind: final(error) ? 'final' : 'lost' };
        const { status, headers } = error.response as Answered;
        return failureOfStatus(status, headers.get('retry-after'));
      },
      manner,
    );
  } catch (error) {
    if (error instanceof Refused) return error.response as R;
    throw error;
  }
}

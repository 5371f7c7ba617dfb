import type { ErrorCode, Reply } from '../../src/invoke-api';

/**
 * How often a person or a pipeline asks before giving up. Under faults one call of some hundred thousand meets four of
 * them in a row: what the app then says is that it may be tried again, and here it is.
 */
const TRIES = process.env.BEHAVE_FAULTS ? 3 : 1;

const PASSING: readonly ErrorCode[] = ['Unavailable', 'RateLimited'];
const PASSING_STATUS: readonly number[] = [429, 503];

async function triedAgain<T>(call: () => Promise<T>, passes: (answer: T) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const answer = await call();
    if (tries >= TRIES || !passes(answer)) return answer;
  }
}

const isPassing = (answer: unknown): boolean => {
  const reply = answer as Reply<unknown> | undefined;
  return reply?.ok === false && PASSING.includes(reply.error.code);
};

/** Calls a resolver as a page does: the same intent again under the same `writeId`, which must be harmless. */
export const insistently = <T>(call: () => Promise<T>): Promise<T> => triedAgain(call, isPassing);

/** Calls a route as a pipeline does that is told to retry. */
export const insistentlyFetched = (call: () => Promise<Response>): Promise<Response> =>
  triedAgain(call, ({ status }) => PASSING_STATUS.includes(status));

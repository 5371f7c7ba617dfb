import type { ErrorCode, Reply, TextProblem } from '../../src/invoke-api';
import { strings } from './strings';

export type Invoke = (functionKey: string, payload: object) => Promise<unknown>;

type AnyCall = (payload: never) => Reply<unknown>;
type Payload<F> = F extends (payload: infer P extends object) => unknown ? P : never;
type Value<F> = F extends (payload: never) => Reply<infer V> ? V : never;

/** Typed calls of one surface (`PanelApi`, `ContextApi`, `SettingsApi`). Rejects with `ApiFailure` only. */
export type Client<Api> = <K extends keyof Api & string>(
  functionKey: K,
  payload: Payload<Api[K]>,
) => Promise<Value<Api[K]>>;

/** Why a call did not succeed. `message` is for people and says what to do next. */
export class ApiFailure extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly problems: TextProblem[] = [],
  ) {
    super(message);
    this.name = code;
  }
}

/** What Jira passes on in one request is 500 KB; room is left for what it adds. A larger one would fail without a word. */
export const MAX_REQUEST_BYTES = 490 * 1024;

const isReply = (value: unknown): value is Reply<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';

/**
 * Calls of one surface over `invoke`. A rejected `invoke` (time-out, network, platform) becomes `Unavailable`:
 * what was asked may or may not have happened, which is why mutations are repeated with the same `writeId`.
 */
export function client<Api extends { [K in keyof Api]: AnyCall }>(invoke: Invoke): Client<Api> {
  return async <K extends keyof Api & string>(functionKey: K, payload: Payload<Api[K]>) => {
    const bytes = new Blob([JSON.stringify(payload)]).size;
    if (bytes > MAX_REQUEST_BYTES) throw new ApiFailure('TooLarge', strings.errors.request(bytes));
    let reply: unknown;
    try {
      reply = await invoke(functionKey, payload);
    } catch {
      throw new ApiFailure('Unavailable', strings.errors.platform);
    }
    if (!isReply(reply)) throw new ApiFailure('Unavailable', strings.errors.notUnderstood);
    if (!reply.ok) throw new ApiFailure(reply.error.code, reply.error.message, reply.error.problems);
    return reply.value as Value<Api[K]>;
  };
}

/** Any thrown value as an `ApiFailure`, so that a fault of our own is shown too and never swallowed. */
export const asFailure = (error: unknown): ApiFailure =>
  error instanceof ApiFailure ? error : new ApiFailure('Unavailable', strings.errors.unexpected);

import { asApp, asUser, assumeTrustedRoute } from '@forge/api';
import { functions, type Payload, type Run } from './functions';
import { remaining } from './remaining';

interface JiraCall {
  method: string;
  path: string;
  body?: unknown;
}

interface Refused {
  name?: string;
  code?: string;
  responseDetails?: { status: number };
  constructor: { name: string };
}

const run = (functionKey: string, payload: Payload): unknown =>
  functions[functionKey]?.(payload, { context: {}, platform: {} });

/** What a call came to: its answer, or the error's class with what the package says of the refusal. */
async function attempt(functionKey: string, payload: Payload): Promise<object> {
  try {
    return { ok: (await run(functionKey, payload)) ?? null };
  } catch (error) {
    const { code, responseDetails, constructor } = error as Refused;
    return { error: constructor.name, ...(code && { code }), ...responseDetails };
  }
}

/** Functions that try how far something goes: many calls in one invocation, and values that no request could bring. */
export const trials: Record<string, Run> = {
  remaining,
  attempt: ({ functionKey, payload }) => attempt(functionKey as string, payload as Payload),
  /** The same call many times at once; answers how often each outcome came, those that went well as `ok`. */
  async repeat({ functionKey, payload, times }) {
    const calls = Array.from({ length: times as number }, () =>
      attempt(functionKey as string, payload as Payload),
    );
    const counts: Record<string, number> = {};
    for (const outcome of await Promise.all(calls)) {
      const { ok, code } = outcome as { ok?: { code?: string } | null; code?: string };
      const name = code ?? ok?.code ?? 'ok';
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  },
  /** `batchSet` or `transact` of texts of these lengths under `fill0`, `fill1`, … */
  fill({ call, lengths }) {
    const items = (lengths as number[]).map((length, at) => ({
      key: `fill${at}`,
      value: 'x'.repeat(length),
    }));
    return run('kvs', call === 'transact' ? { call, sets: items } : { call, items });
  },
  hold({ megabytes }) {
    const held = Array.from({ length: megabytes as number }, () => Buffer.alloc(1024 * 1024, 1));
    return held.length;
  },
  /** Asks Jira once for each call, all at once; answers status and the headers of a limit. */
  async askJira({ calls, as }) {
    return Promise.all(
      (calls as JiraCall[]).map(async ({ method, path, body }) => {
        const api = as === 'user' ? asUser() : asApp();
        const answer = await api.requestJira(assumeTrustedRoute(`/rest/api/3/${path}`), {
          method,
          ...(body !== undefined && {
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          }),
        });
        const { headers, status } = answer;
        return {
          status,
          retryAfter: headers.get('Retry-After'),
          limit: headers.get('X-RateLimit-Limit'),
          remaining: headers.get('X-RateLimit-Remaining'),
          reset: headers.get('X-RateLimit-Reset'),
          reason: headers.get('RateLimit-Reason'),
        };
      }),
    );
  },
};

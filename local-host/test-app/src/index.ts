import { InvocationError } from '@forge/events';
import { kvs } from '@forge/kvs';
import type { AsyncEvent } from '@forge/events';
import { functions } from './functions';
import { remaining } from './remaining';
import { trials } from './trials';
import { answerHook } from './hook';

interface Call {
  call: { functionKey: string; payload?: Record<string, unknown> };
  context: Record<string, unknown>;
}

/** Runs the function the test names; what the resolver got comes along as the last argument. */
export async function resolver({ call, context }: Call, platform: unknown): Promise<unknown> {
  const run = functions[call.functionKey] ?? trials[call.functionKey];
  if (!run) throw new Error(`The test app has no function ${call.functionKey}`);
  return run(call.payload ?? {}, { context, platform });
}

export const hook = answerHook;

interface WorkerBody {
  key: string;
  mode?: string;
  times?: number;
  retryAfter?: number;
  retryData?: unknown;
}

/** Notes each delivery under the key its body names; fails or asks again as the body says. */
export async function worker(event: AsyncEvent): Promise<unknown> {
  const { key, mode, times = 0, retryAfter = 60, retryData } = event.body as unknown as WorkerBody;
  const log = ((await kvs.get<unknown[]>(key)) ?? []) as unknown[];
  await kvs.set(key, [
    ...log,
    {
      eventId: event.eventId,
      retry: event.retryContext?.retryCount ?? 0,
      at: Date.now(),
      data: event.retryContext?.retryData ?? null,
    },
  ]);
  if (log.length >= times) return undefined;
  if (mode === 'throw') throw new Error('asked to fail');
  if (mode === 'again')
    return new InvocationError({ retryAfter, retryReason: 'FUNCTION_RETRY_REQUEST' as never, retryData });
  return undefined;
}

export async function nightly(request: unknown, context: unknown): Promise<unknown> {
  return { request, context, remaining: remaining() };
}

export const stuck = (): Promise<never> => new Promise(() => undefined);

export async function farewell(request: unknown, context: unknown): Promise<unknown> {
  return { request, context, remaining: remaining() };
}

export async function onEvent(event: unknown): Promise<void> {
  await kvs.set('last-event', event);
}

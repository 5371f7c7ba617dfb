import type { WireRequest, WireResponse } from '../../../contract';
import type { FetchTarget } from '../protocol';
import { send } from './channel';
import { currentInvocation, type InvocationState } from './invocation-state';

interface Waiting {
  resolve: (response: WireResponse) => void;
  reject: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let last = 0;

/** Gives the answer of the host to the call that waits for it. */
export function answer(id: number, response: WireResponse): void {
  waiting.get(id)?.resolve(response);
  waiting.delete(id);
}

/** Fails a call as a broken connection does. */
export function fail(id: number, message: string): void {
  waiting.get(id)?.reject(new TypeError('fetch failed', { cause: new Error(message) }));
  waiting.delete(id);
}

const BODILESS = new Set([204, 205, 304]);

function bodyText(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('The local host models string bodies of platform calls only');
}

function allowPresigned(state: InvocationState, target: FetchTarget, response: WireResponse): void {
  if (target.type !== 'os' || response.status !== 200 || !response.body) return;
  const { url } = JSON.parse(response.body) as { url?: string };
  if (url) state.origins.add(new URL(url).origin);
}

/** The app's way to the platform: `global.__forge_fetch__(target, path, init) → Response`. */
export async function platformFetch(
  target: FetchTarget,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const state = currentInvocation();
  const body = bodyText(init.body);
  const request: WireRequest = {
    method: (init.method ?? 'GET').toUpperCase(),
    path,
    headers: Object.fromEntries(new Headers(init.headers)),
    ...(body !== undefined && { body }),
  };
  const id = ++last;
  const response = await new Promise<WireResponse>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    send({ type: 'fetch', id, invocation: state.id, target, request });
  });
  allowPresigned(state, target, response);
  return new Response(BODILESS.has(response.status) ? null : response.body, {
    status: response.status,
    headers: response.headers,
  });
}

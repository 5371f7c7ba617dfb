import { kvs } from '@forge/kvs';
import { remaining } from './remaining';

interface HookRequest {
  method: string;
  userPath: string;
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body?: string;
}

interface HookResponse {
  statusCode: number;
  headers?: Record<string, string[]>;
  body?: string;
}

const answers: Record<string, (request: HookRequest) => unknown> = {
  '/echo': (request): HookResponse => ({
    statusCode: 200,
    headers: { 'Content-Type': ['application/json'] },
    body: JSON.stringify(request),
  }),
  '/redirect': () => ({ statusCode: 302, headers: { Location: ['https://example.com/x'] }, body: '' }),
  '/not-modified': () => ({ statusCode: 304, headers: { ETag: ['"abc"'] } }),
  '/cookies': () => ({ statusCode: 200, headers: { 'X-Many': ['a', 'b'] }, body: 'ok' }),
  '/nothing': () => undefined,
  '/binary': () => ({ statusCode: 200, body: 'PK\u0003\u0004\u00ff' }),
  '/remaining': () => ({ statusCode: 200, body: String(remaining()) }),
  '/bytes': (request) => ({ statusCode: 200, body: String(Buffer.byteLength(JSON.stringify(request))) }),
};

/** Answers by the path after the trigger's own. `/set/<key>` stores the body before it answers. */
export async function answerHook(request: HookRequest): Promise<unknown> {
  const [, verb, key] = request.userPath.split('/');
  if (verb === 'set' && key) {
    await kvs.set(key, request.body ?? '');
    return { statusCode: 204 };
  }
  if (verb === 'hang') return new Promise(() => undefined);
  if (verb === 'large') return { statusCode: 200, body: 'x'.repeat(Number(key)) };
  if (verb === 'throw') throw new Error('asked to fail');
  return answers[request.userPath]?.(request) ?? answers['/nothing']?.(request);
}

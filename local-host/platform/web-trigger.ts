import express from 'express';
import type { NextFunction, Request, Response, Router } from 'express';
import type { Manifest } from '../contract';
import { LIMITS } from '../limits';
import type { Installations } from './installations';
import { timeoutOf, type Invoker } from './invoker';
import { functionOf, modulesOf } from './manifest';

/** The request as the app's function gets it. */
interface TriggerRequest {
  method: string;
  path: string;
  userPath: string;
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body?: string;
}

interface TriggerResponse {
  statusCode: number;
  headers?: Record<string, string[]>;
  body?: string;
}

/** Names keep the caller's spelling, a repeated header its values. */
function headersOf({ rawHeaders }: Request): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    (headers[rawHeaders[at] as string] ??= []).push(rawHeaders[at + 1] as string);
  }
  return headers;
}

function queryOf(query: string): Record<string, string[]> {
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) (parameters[name] ??= []).push(value);
  return parameters;
}

function triggerRequest(request: Request): TriggerRequest {
  // As it was sent: parsed as a URL, `..` in it would walk out of the trigger.
  const sent = request.originalUrl.replace(/^https?:\/\/[^/]*/i, '');
  const [path = ''] = sent.split('?');
  const [, base = ''] = /^(\/[^/]*\/[^/]*)/.exec(path) ?? [];
  const bytes: unknown = request.body;
  return {
    method: request.method,
    path,
    userPath: path.slice(base.length),
    headers: headersOf(request),
    queryParameters: queryOf(sent.slice(path.length)),
    // Bodies are text on Forge: bytes that are no UTF-8 arrive damaged, here as there.
    ...(Buffer.isBuffer(bytes) && bytes.length > 0 && { body: bytes.toString('utf8') }),
  };
}

const isTriggerResponse = (value: unknown): value is TriggerResponse => {
  if (typeof value !== 'object' || value === null) return false;
  const { statusCode, headers = {}, body = '' } = value as Partial<TriggerResponse>;
  const lists = Object.values(headers).every(
    (list) => Array.isArray(list) && list.every((item) => typeof item === 'string'),
  );
  return (
    Number.isInteger(statusCode) &&
    Number(statusCode) >= 200 &&
    Number(statusCode) < 600 &&
    lists &&
    typeof body === 'string'
  );
};

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'trailer',
]);

function send(response: Response, { statusCode, headers = {}, body = '' }: TriggerResponse): void {
  response.status(statusCode);
  for (const [name, values] of Object.entries(headers)) {
    if (!HOP_BY_HOP.has(name.toLowerCase()))
      response.setHeader(name, values.length === 1 ? (values[0] as string) : values);
  }
  response.end(Buffer.from(body, 'utf8'));
}

const refuse = (response: Response, status: number, message: string): void =>
  void response.status(status).json({ code: status, message });

/**
 * The app's web triggers at `/x1/<opaque>/<userPath>`: dynamic ones, called by anybody who knows the URL. Both messages
 * are at most 5 MB as JSON; a function that fails or answers anything else than a response is a 500, as on Forge.
 */
export function createWebTriggers(
  manifest: Manifest,
  installations: Installations,
  invoker: Invoker,
): Router {
  const router = express.Router();
  const { webTriggerRequestBytes: largest, webTriggerResponseBytes, webTriggerTimeout } = LIMITS.functions;
  router.use('/x1/:opaque', express.raw({ type: () => true, limit: largest.value + 1, inflate: false }));
  router.use('/x1/:opaque', async (request, response) => {
    const { opaque } = request.params;
    const owner = installations.byWebTrigger(opaque);
    const module = owner && modulesOf(manifest, 'webtrigger').find(({ key }) => key === owner.moduleKey);
    if (!owner || !module) return refuse(response, 404, 'There is no such web trigger');
    const { type } = (module.response ?? { type: 'dynamic' }) as { type: string };
    if (type !== 'dynamic') return refuse(response, 501, `Web triggers of type ${type} are not modelled`);
    const payload = triggerRequest(request);
    if (Buffer.byteLength(JSON.stringify(payload)) > largest.value)
      return refuse(response, largest.over.status, 'The request is too large');
    const target = functionOf(manifest, module);
    const outcome = await invoker.call({
      installation: owner.installation,
      module: { key: module.key, type: 'webtrigger' },
      target,
      payload,
      timeout: timeoutOf(target, 'webTrigger'),
    });
    if ('error' in outcome)
      return refuse(response, webTriggerTimeout.over.status, 'The function of the web trigger failed');
    if (Buffer.byteLength(outcome.value ?? '') > webTriggerResponseBytes.value)
      return refuse(response, webTriggerResponseBytes.over.status, 'The response is too large');
    const answer: unknown = outcome.value === undefined ? undefined : JSON.parse(outcome.value);
    if (!isTriggerResponse(answer)) return refuse(response, 500, 'The function answered no response');
    send(response, answer);
  });
  router.use(
    '/x1',
    (error: Error & { status?: number }, _: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) return next(error);
      refuse(response, error.status ?? 500, error.message);
    },
  );
  return router;
}

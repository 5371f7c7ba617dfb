import express, { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Jira, Platform } from '../../contract';
import { asAppUser } from './jira-client';
import type { ShellModule } from '../site-view';
import { sessionOf } from './session';

const frame = z.object({
  moduleKey: z.string(),
  context: z.object({ issueKey: z.string().optional(), projectKey: z.string().optional() }),
});
const invocation = frame.extend({ functionKey: z.string(), payload: z.unknown().optional() });
const productRequest = z.object({
  product: z.string(),
  restPath: z.string(),
  isMultipartFormData: z.boolean().optional(),
  fetchRequestInit: z.object({
    method: z.string().optional(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string().nullish(),
  }),
});

/**
 * What the bridge needs the server for: `POST /context`, `/invoke`, `/fetch`. Who calls comes from the site's
 * cookie; module and context are the page's word, as on Forge.
 */
export function bridgeRoutes(jira: Jira, platform: Platform, modules: ShellModule[]): Router {
  const known = new Set(modules.map(({ key }) => key));
  const routes = Router();
  // Above the platform's own limit, so that the platform is the one to refuse a payload that is too large.
  routes.use(express.json({ limit: '8mb' }));

  routes.post(
    '/context',
    checked(frame, async ({ moduleKey, context }, request) => {
      const { installation, user } = sessionOf(jira, request);
      return platform.frameContext(installation, user.accountId, need(known, moduleKey), context);
    }),
  );

  routes.post(
    '/invoke',
    checked(invocation, async ({ moduleKey, context, functionKey, payload }, request) => {
      const { installation, user } = sessionOf(jira, request);
      need(known, moduleKey);
      return platform.invoke({
        installation,
        accountId: user.accountId,
        moduleKey,
        context,
        functionKey,
        payload,
      });
    }),
  );

  routes.post(
    '/fetch',
    checked(productRequest, async ({ product, restPath, isMultipartFormData, fetchRequestInit }, request) => {
      if (product !== 'jira') throw new NotModelled(`A request to ${product}`);
      if (isMultipartFormData) throw new NotModelled('An upload through the bridge');
      const { method = 'GET', headers, body } = fetchRequestInit;
      const reply = await asAppUser(jira, sessionOf(jira, request), {
        method,
        path: pathOf(restPath),
        headers: Object.fromEntries(headers),
        ...(body && { body }),
      });
      return { status: reply.status, statusText: '', headers: reply.headers, body: reply.body };
    }),
  );

  return routes;
}

class NotModelled extends Error {
  readonly status = 501;

  constructor(what: string) {
    super(`${what} is not modelled by the local host`);
  }
}

class BadRequest extends Error {
  readonly status = 400;
}

function checked<T>(
  schema: z.ZodType<T>,
  serve: (body: T, request: Request) => Promise<unknown>,
): RequestHandler {
  return async (request, response) => {
    const parsed = schema.safeParse(request.body);
    if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
    response.json(await serve(parsed.data, request));
  };
}

function need(known: Set<string>, moduleKey: string): string {
  if (!known.has(moduleKey)) throw new BadRequest(`The manifest has no Custom UI module ${moduleKey}`);
  return moduleKey;
}

// Resolved as a browser would, so that `..` cannot lead out of what was checked, and no other host can be named.
function pathOf(restPath: string): string {
  const base = 'http://site';
  const url = new URL(restPath, base);
  if (url.origin !== base || !url.pathname.startsWith('/rest/')) {
    throw new NotModelled(`A path outside of /rest/, such as ${restPath},`);
  }
  return url.pathname + url.search;
}

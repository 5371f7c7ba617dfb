import express, { type ErrorRequestHandler, Router } from 'express';
import type { Jira, Manifest, Platform } from '../../contract';
import type { ShellBuild } from '../build';
import type { SiteView } from '../site-view';
import { bridgeRoutes } from './bridge-routes';
import { asPerson } from './jira-client';
import { framePathOf, shellModules } from './modules';
import { pageRoute } from './page';
import { panelRoutes } from './panel-routes';
import type { PanelMemory } from './panels';
import { requireSameOrigin } from './same-origin';
import { sessionOf, signIn } from './session';
import type { SiteOrigins } from './site-origins';
import { themeRoute } from './theme';
import type { ViolationLog } from './violations';

export interface SiteDeps {
  platform: Platform;
  jira: Jira;
  manifest: Manifest;
  frameOrigin: () => string;
  build: Promise<ShellBuild>;
  panels: PanelMemory;
  origins: SiteOrigins;
  violations: ViolationLog;
}

/** The Jira-like site: its page at every address that is not the host's own, and what the page calls, `/_shell/`. */
export function createSite(deps: SiteDeps): Router {
  const { platform, jira, manifest, frameOrigin, build, violations } = deps;
  const modules = shellModules(manifest);
  const site = Router();
  site.use(deps.origins.note);

  const shell = Router();
  shell.use('/csp-report', violations.route);
  shell.use(requireSameOrigin);
  shell.get('/csp-violations', (_request, response) => void response.json(violations.list()));
  shell.delete('/csp-violations', (_request, response) => {
    violations.clear();
    response.status(204).end();
  });
  shell.get('/theme.css', themeRoute);
  shell.get('/site', (request, response) => {
    const { user, installation } = sessionOf(jira, request);
    const view: SiteView = {
      user,
      users: jira.users(installation),
      frameOrigin: frameOrigin(),
      modules,
      documents: documentsOf(manifest),
      dailyTriggers: dailyTriggersOf(manifest),
    };
    response.json(view);
  });
  shell.post('/session', express.json(), (request, response) => {
    const { installation } = sessionOf(jira, request);
    const user = jira.userByName(installation, String((request.body as { user?: unknown }).user));
    if (!user) {
      response.status(404).json({ message: 'There is no such user' });
      return;
    }
    signIn(response, user);
    response.json(user);
  });
  shell.use('/panels', panelRoutes(jira, modules, deps.panels));
  shell.use('/bridge', bridgeRoutes(jira, platform, modules));
  shell.use('/jira', express.text({ type: () => true, limit: '8mb' }), async (request, response) => {
    const body = typeof request.body === 'string' && request.body ? request.body : undefined;
    const call = { method: request.method, path: request.url, ...(body && { body }) };
    const reply = await asPerson(jira, sessionOf(jira, request), call);
    response.status(reply.status).set(reply.headers).send(reply.body);
  });
  shell.use((_request, response) => void response.status(501).json({ message: 'The site has no such call' }));
  shell.use(failures);
  site.use('/_shell', shell);

  site.use('/_site', async (request, response, next) => {
    const { site: folder } = await build;
    express.static(folder, { index: false, immutable: true, maxAge: '1y' })(request, response, next);
  });
  // Where `view.createAdfRendererIframeProps` sends the app's frame.
  site.use('/forge-apps', (_request, response) => {
    const message = 'The renderer of macros is not modelled by the local host';
    response.status(501).json({ code: 'NOT_MODELLED', message });
  });
  // Jira's own addresses of the same pages begin so.
  site.get('/jira/projects/*rest', (request, response) =>
    response.redirect(request.url.slice('/jira'.length)),
  );
  site.get(PAGES, pageRoute(build, frameOrigin));
  return site;
}

// Only what the page can show: `/rest`, `/_local` and `/x1` are the host's, in whatever order it mounts them.
const PAGES = ['/', '/projects', '/projects/*rest', '/browse/:issue', '/issues', '/issues/', '/admin/*rest'];

function documentsOf(manifest: Manifest): Record<string, string> {
  const names = manifest.resources.flatMap(({ key, entry }) => [
    key,
    ...Object.keys(entry ?? {}).map((name) => `${key}/${name}`),
  ]);
  return Object.fromEntries(names.map((name) => [name, framePathOf(manifest, name) ?? '']));
}

const dailyTriggersOf = ({ modules }: Manifest): string[] =>
  (modules.scheduledTrigger ?? []).filter(({ interval }) => interval === 'day').map(({ key }) => key);

const failures: ErrorRequestHandler = (error: Error & { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  response.status(error.status ?? 500).json({ name: error.name, message: error.message });
};

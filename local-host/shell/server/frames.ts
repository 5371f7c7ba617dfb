import { readFile, realpath } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';
import type { Manifest } from '../../contract';
import type { ShellBuild } from '../build';
import { BRIDGE_SCRIPT, withBridge } from './frame-document';
import { framePolicy, REPORT_PATH } from './frame-policy';
import type { SiteOrigins } from './site-origins';
import { themeRoute } from './theme';
import type { ViolationLog } from './violations';

export interface FramesDeps {
  manifest: Manifest;
  /** The folder the manifest's resource paths start from. */
  appDir: string;
  build: Promise<ShellBuild>;
  origins: SiteOrigins;
  violations: ViolationLog;
}

/**
 * The Custom UI's own origin: `/<resource>/<file>` of the manifest's resources and, under `/__bridge/`, the
 * bridge's script, the design tokens and the place for violation reports.
 */
export function createFrames({ manifest, appDir, build, origins, violations }: FramesDeps): Router {
  const frames = Router();
  frames.use((_request, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
    next();
  });
  frames.get(BRIDGE_SCRIPT, async (_request, response) => {
    const { bridge } = await build;
    // With a root: a file is not served when a folder on the way to it begins with a dot, as `.build` does.
    response.set('Cache-Control', 'no-cache').sendFile('bridge.js', { root: bridge });
  });
  frames.get('/__bridge/theme.css', themeRoute);
  frames.use(REPORT_PATH, violations.route);

  for (const { key, path } of manifest.resources) {
    const folder = resolve(appDir, path);
    frames.get(`/${key}/*file`, documentRoute(manifest, folder, origins));
    frames.use(
      `/${key}`,
      express.static(folder, { index: false, dotfiles: 'ignore', setHeaders: cacheByName }),
    );
  }
  frames.use((_request, response) => void response.status(404).send('The app has no such file'));
  return frames;
}

function documentRoute(manifest: Manifest, folder: string, origins: SiteOrigins): RequestHandler {
  return async (request, response, next) => {
    const file = join(folder, ...(request.params.file as unknown as string[]));
    if (!file.endsWith('.html')) return next();
    const site = String(request.query.site);
    if (!origins.includes(site)) {
      response.status(403).send('This document shows in the site only');
      return;
    }
    const html = await readInside(folder, file);
    if (html === undefined) return next();
    response
      .set({ 'Content-Security-Policy': framePolicy(manifest, html, site), 'Cache-Control': 'no-cache' })
      .type('html')
      .send(withBridge(html, site));
  };
}

// By real path: neither `..` nor a link may lead out of the resource.
async function readInside(folder: string, file: string): Promise<string | undefined> {
  try {
    const [root, target] = await Promise.all([realpath(folder), realpath(file)]);
    return target.startsWith(root + sep) ? await readFile(target, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function cacheByName(response: Response, file: string): void {
  const hashed = /[\\/]assets[\\/].*-[\w-]{8}\.\w+$/.test(file);
  response.set('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { ShellBuild } from '../build';

export const SITE_REPORT_PATH = '/_shell/csp-report';

/** Serves the site's one page, which shows what its address says. Nothing may frame it. */
export function pageRoute(build: Promise<ShellBuild>, frameOrigin: () => string): RequestHandler {
  return async (_request, response) => {
    const { site } = await build;
    const policy = [
      "default-src 'self'",
      `frame-src ${frameOrigin()}`,
      `img-src 'self' data: ${frameOrigin()}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      `report-uri ${SITE_REPORT_PATH}`,
    ].join('; ');
    response
      .set({
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-cache',
        'X-Content-Type-Options': 'nosniff',
      })
      .type('html')
      .send(await readFile(join(site, 'index.html'), 'utf8'));
  };
}

import type { RequestHandler } from 'express';

/** The origins under which this site was opened: the only ones that may frame the app. */
export interface SiteOrigins {
  /** Middleware of the site that notes the origin a browser uses. */
  note: RequestHandler;
  includes(origin: string): boolean;
}

export function createSiteOrigins(): SiteOrigins {
  const seen = new Set<string>();
  return {
    note(request, _response, next) {
      // The host lets loopback names through only, so nobody else's origin gets noted.
      seen.add(`http://${request.get('host')}`);
      next();
    },
    includes: (origin) => seen.has(origin),
  };
}

import type { NextFunction, Request, Response } from 'express';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Keeps other sites out: a page on the web may send a browser to a local port, or bring a name of its own to it (DNS
 * rebinding). Only loopback names are served, everywhere.
 */
export function refuseForeignHosts(request: Request, response: Response, next: NextFunction): void {
  if (LOOPBACK.test(request.headers.host ?? '')) return next();
  response.status(403).json({ message: 'The local host serves loopback names only' });
}

/**
 * Refuses what a page of another origin sends: only our own site, or a client that is no browser, may pass. A link
 * somebody follows to our site from elsewhere is fine: the page it came from does not get to read what it shows.
 */
export function refuseForeignOrigins(request: Request, response: Response, next: NextFunction): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const ownOrigin = origin === undefined || origin === `http://${host}`;
  const followed = request.method === 'GET' && request.headers['sec-fetch-dest'] === 'document';
  const ownSite = site === undefined || site === 'same-origin' || site === 'none' || followed;
  if (ownOrigin && ownSite) return next();
  response.status(403).json({ message: 'Requests from other sites are refused' });
}

import type { RequestHandler } from 'express';

/** The header the site's own pages put on every request that changes something. */
export const SHELL_HEADER = 'x-shell-request';

/**
 * Refuses a state-changing request that another origin's page could have made: a custom header makes the browser
 * ask first across origins, which this site never grants, and `Sec-Fetch-Site` says where the request comes from.
 * The app's frames count as another origin, although their port is all that differs.
 */
export const requireSameOrigin: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site');
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (safe || (request.get(SHELL_HEADER) && (site === undefined || site === 'same-origin'))) {
    next();
    return;
  }
  response.status(403).json({ message: 'Only the site itself may call this' });
};

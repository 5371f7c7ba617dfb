import type { WebRequest } from '../../forge/web-trigger';

/** First value of a header, whatever its case. */
export const header = (request: WebRequest, name: string): string | undefined => headers(request, name)[0];

/** Every value of a header, whatever its case. */
export const headers = (request: WebRequest, name: string): string[] =>
  Object.entries(request.headers)
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .flatMap(([, values]) => values);

/** First value of a query parameter. */
export const query = (request: WebRequest, name: string): string | undefined =>
  request.queryParameters[name]?.[0];

/** User name and password of Basic authorisation; `undefined` when there is none or it cannot be read. */
export function basicCredentials(request: WebRequest): { user: string; password: string } | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(header(request, 'authorization') ?? '')?.[1];
  if (!encoded) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? undefined : { user: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}

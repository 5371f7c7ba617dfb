import type { SiteView } from '../../site-view';

/** A refused call, with what the server said. */
export class CallError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'CallError';
  }
}

/** Calls the shell's own server, `/_shell/…`; JSON in and out. Rejects with CallError. */
export function shell<T>(method: string, path: string, body?: unknown): Promise<T> {
  return call<T>(method, `/_shell/${path}`, body);
}

/** Calls the stand-in Jira as the signed-in person; `path` follows `/rest/api/3/`. Rejects with CallError. */
export function jira<T>(method: string, path: string, body?: unknown): Promise<T> {
  return call<T>(method, `/_shell/jira/rest/api/3/${path}`, body);
}

/** Calls the host's local controls, `/_local/…`. */
export function local<T>(method: string, path: string, body?: unknown): Promise<T> {
  return call<T>(method, `/_local/${path}`, body);
}

export const loadSite = (): Promise<SiteView> => shell<SiteView>('GET', 'site');

async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    // The site's server takes changes from its own pages only, and knows them by this header.
    headers: { 'content-type': 'application/json', 'x-shell-request': '1' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new CallError(response.status, messageOf(text) || `${method} ${url}: ${response.status}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** What a refusal says for people, in Jira's shape or the host's. */
function messageOf(text: string): string {
  try {
    const { message, errorMessages, errors } = JSON.parse(text) as {
      message?: string;
      errorMessages?: string[];
      errors?: Record<string, string | { message: string }>;
    };
    const details = Object.values(errors ?? {}).map((error) =>
      typeof error === 'string' ? error : error.message,
    );
    return [...(errorMessages ?? []), ...details, message].filter(Boolean).join(' ');
  } catch {
    return text.slice(0, 300);
  }
}

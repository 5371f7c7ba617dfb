/** What a resolver of the app answers. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };

/** Where a module of the app stands. */
export interface Place {
  issueKey?: string;
  projectKey?: string;
}

/** A person at the host's public surfaces, over HTTP as any other client. Everything throws what was refused. */
export interface Client {
  /** The stand-in Jira's REST API; `path` follows `/rest/api/3/`. */
  jira<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** The stand-in Jira's answer, whatever its status. */
  jiraStatus(method: string, path: string): Promise<number>;
  /** A function of the app's resolvers, as the bridge's `invoke`. Throws when the platform fails, not for a refusal. */
  invoke<T>(module: string, place: Place, functionKey: string, payload: object): Promise<Reply<T>>;
  /** The same, where a refusal of the app is an error too. */
  ask<T>(module: string, place: Place, functionKey: string, payload: object): Promise<T>;
  /** A local control. */
  local<T>(method: string, control: string, body?: unknown): Promise<T>;
}

/** What the platform answers instead of the app. */
export class PlatformError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Sends JSON, or a text as it is; answers the JSON that comes back. Throws for a status that is not 2xx. */
export async function send<T>(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The client of a person of the site, by sign-in name. */
export function clientOf(baseUrl: string, person: string): Client {
  const jiraUrl = (path: string): string => `${baseUrl}/rest/api/3/${path}`;
  const authorization = `Basic ${Buffer.from(`${person}:local`).toString('base64')}`;
  const local: Client['local'] = (method, control, body) =>
    send(`${baseUrl}/_local/${control}`, method, body);
  const invoke: Client['invoke'] = async (module, context, functionKey, payload) => {
    const call = { user: person, module, context, functionKey, payload };
    const answer = await local<{ result: never } | { error: { name: string; message: string } }>(
      'POST',
      'invoke',
      call,
    );
    if ('error' in answer) throw new PlatformError(answer.error.name, answer.error.message);
    return answer.result;
  };
  return {
    jira: (method, path, body) => send(jiraUrl(path), method, body, { authorization }),
    jiraStatus: async (method, path) =>
      (await fetch(jiraUrl(path), { method, headers: { authorization } })).status,
    invoke,
    async ask(module, place, functionKey, payload) {
      const reply = await invoke<never>(module, place, functionKey, payload);
      if (!reply.ok) throw new Error(`${functionKey} of ${module} answered ${reply.error.message}`);
      return reply.value;
    },
    local,
  };
}

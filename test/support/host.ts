import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { compiledHost } from './compiled-host';
import { insistently } from './tried-again';

const ROOT = path.resolve(__dirname, '..', '..');
const READY = /(http:\/\/localhost:\d+)/;

/** People of the stand-in Jira. */
export type User = 'ada' | 'paul' | 'mira' | 'vic' | 'nora';

/** One tenant of a local host, as its people, its pipelines and the local controls reach it. */
export interface Tenant {
  url: string;
  /** Calls a local control and answers its JSON. Throws when it is not 2xx. */
  local<T = unknown>(method: string, control: string, body?: unknown): Promise<T>;
  /** Calls the stand-in Jira as a person; the answer's JSON, if it has any. Throws when it is not 2xx. */
  jira<T = unknown>(user: User, method: string, path: string, body?: unknown): Promise<T>;
  /** The same, with the response as it came. */
  jiraResponse(user: User, method: string, path: string, body?: unknown): Promise<Response>;
  /** What the bridge's `invoke` does for that person. Throws when the platform fails; a Reply is returned as it is. */
  invoke<T>(user: User, module: string, context: object, functionKey: string, payload?: object): Promise<T>;
}

/** A local host in a process of its own, with what `npm start` runs. Its own calls are those of the first tenant. */
export interface Host extends Tenant {
  dataDir: string;
  process: ChildProcess;
  /** A further tenant, made when it is not there. */
  tenant(id: string): Promise<Tenant>;
  /** Throws when the app called what the host does not model, whatever the app made of that. */
  stop(): Promise<void>;
}

function tenantAt(url: string, installation: Record<string, string>): Tenant {
  const request = async (method: string, address: string, headers: Record<string, string>, body?: unknown) =>
    fetch(`${url}${address}`, {
      method,
      headers: {
        ...installation,
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const json = async (response: Response, what: string): Promise<unknown> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${what} answered ${response.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  };
  const jiraResponse: Tenant['jiraResponse'] = (user, method, address, body) =>
    request(method, address, { authorization: `Basic ${Buffer.from(`${user}:x`).toString('base64')}` }, body);
  const local: Tenant['local'] = async (method, control, body) =>
    (await json(await request(method, `/_local/${control}`, {}, body), `/_local/${control}`)) as never;
  return {
    url,
    local,
    jiraResponse,
    jira: async (user, method, address, body) =>
      (await json(await jiraResponse(user, method, address, body), `${method} ${address}`)) as never,
    invoke: (user, module, context, functionKey, payload = {}) =>
      insistently(async () => {
        const answer = await local<{ result?: unknown; error?: { name: string; message: string } }>(
          'POST',
          'invoke',
          { user, module, context, functionKey, payload },
        );
        if (answer.error) throw new Error(`${functionKey}: ${answer.error.name}: ${answer.error.message}`);
        return answer.result as never;
      }),
  };
}

/** Starts a host on any free port; `dataDir` continues one that was killed. */
export async function startHost(
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<Host> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'behave-host-'));
  const child = spawn(process.execPath, [await compiledHost()], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', BEHAVE_DATA: dataDir, BEHAVE_DEMO: 'false', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await readyUrl(child);
  const first = tenantAt(url, {});
  return {
    ...first,
    dataDir,
    process: child,
    tenant: async (id) => {
      await first.local('POST', 'installations', { id });
      return tenantAt(url, { 'x-installation': id });
    },
    stop: async () => {
      await noteFaults(first);
      const calls = await unmodelled(url);
      await ended(child);
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
      if (calls.length) throw new Error(`The host does not model what was called: ${calls.join(', ')}`);
    },
  };
}

/** A line on the faults a host met and what the app asked, where somebody wants to add them up. A host that is gone has none. */
async function noteFaults(host: Tenant): Promise<void> {
  const report = process.env.BEHAVE_FAULTS_REPORT;
  if (!report) return;
  const seen = await host.local<object>('GET', 'faults').catch(() => undefined);
  if (!seen) return;
  mkdirSync(path.dirname(report), { recursive: true });
  appendFileSync(report, `${JSON.stringify({ ...seen, test: expect.getState().testPath })}\n`);
}

/** What the app called that the host does not model; nothing of a host that is gone. */
async function unmodelled(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/_local/unmodelled`).catch(() => undefined);
  return answer ? ((await answer.json()) as { calls: string[] }).calls : [];
}

/** Ends a process and waits until it is gone. */
export function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function readyUrl(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const listen = (stream: NodeJS.ReadableStream | null): void => {
      if (!stream) return;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const url = READY.exec(line)?.[1];
        if (url) resolve(url);
      });
    };
    listen(child.stdout);
    listen(child.stderr);
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}:\n${said.join('\n')}`)));
  });
}

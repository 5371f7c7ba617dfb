import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXACT, type Delivery } from '../platform/delivery';
import type { QuotaTime } from '../rate-limit';
import { startHost, type Host } from '../server';

/** A host that serves the test app, with what a test asks of it. */
export interface TestHost extends Host {
  dataDir: string;
  /** Calls a control; answers its JSON whatever the status. */
  local<T = Record<string, unknown>>(method: string, control: string, body?: unknown): Promise<T>;
  /** Invokes a function of the test app as paul on SHOP-1. Throws `name: message` of an error. */
  invoke<T = unknown>(functionKey: string, payload?: object, more?: object): Promise<T>;
  /** What `@forge/kvs` made of a call: `{ok}` or `{code, status}`. */
  kvs(call: string, payload?: object): Promise<{ ok?: unknown; code?: string; status?: number }>;
  hook: string;
  /** Closes the host and removes its data. */
  end(): Promise<void>;
}

const headers = { 'content-type': 'application/json', authorization: `Basic ${btoa('paul:x')}` };

/** What a test may choose of its host. */
export interface TestHostOptions {
  /** Data of an earlier host, which stay. */
  kept?: string;
  /** Another app than the test app. */
  appDir?: string;
  /** What time the quotas see. */
  quotaTime?: QuotaTime;
  /** Events come once and in order, and queries do not lag, unless a test says so: most count what was delivered. */
  delivery?: Partial<Delivery>;
}

/** Starts the test app, or another one, without the Jira-like site; with a project SHOP and its issue SHOP-1. */
export async function startTestHost({
  kept,
  appDir = __dirname,
  quotaTime,
  delivery = EXACT,
}: TestHostOptions = {}): Promise<TestHost> {
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'test-host-'));
  const host = await startHost({
    port: 0,
    dataDir,
    demo: false,
    appDir,
    shell: false,
    delivery,
    ...(quotaTime && { quotaTime }),
  });
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${host.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  };
  const local: TestHost['local'] = async (method, control, body) =>
    (await call(method, `/_local/${control}`, body)) as never;
  const invoke: TestHost['invoke'] = async (functionKey, payload = {}, more = {}) => {
    const answer = await local<{ result?: unknown; error?: { name: string; message: string } }>(
      'POST',
      'invoke',
      {
        user: 'paul',
        module: 'panel',
        context: { issueKey: 'SHOP-1' },
        functionKey,
        payload,
        ...more,
      },
    );
    if (answer.error) throw new Error(`${answer.error.name}: ${answer.error.message}`);
    return answer.result as never;
  };
  if (!kept) {
    const { accountId } = (await call('GET', '/rest/api/3/myself')) as { accountId: string };
    const project = { key: 'SHOP', name: 'Shop', projectTypeKey: 'software', leadAccountId: accountId };
    await call('POST', '/rest/api/3/project', project);
    const fields = { project: { key: 'SHOP' }, issuetype: { name: 'Story' }, summary: 'An issue' };
    await call('POST', '/rest/api/3/issue', { fields });
  }
  const { hook = '' } = await local<{ hook?: string }>('GET', 'webtriggers');
  return {
    ...host,
    dataDir,
    local,
    invoke,
    hook,
    kvs: (name, payload = {}) => invoke('kvs', { call: name, ...payload }),
    async end() {
      await host.close();
      if (!kept) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

import { z } from 'zod';
import type { WireRequest, WireResponse } from '../contract';
import type { Installations } from './installations';
import type { FunctionCall } from './invoker';
import { licenseAnswer } from './license';
import type { FetchTarget } from './process/protocol';
import type { Queue } from './queue';
import { json, notModelled } from './wire';

/** Atlassian's API gateway as an app calls it: queue, web trigger URLs, privacy, licence. */
export interface Stargate {
  handle(call: FunctionCall, target: FetchTarget, request: WireRequest): Promise<WireResponse>;
}

interface Deps {
  installations: Installations;
  queue: Queue;
  appId: string;
  scopes: readonly string[];
  isWebTrigger: (moduleKey: string) => boolean;
  webTriggerUrl: (opaque: string) => string;
}

interface GraphQuery {
  query?: string;
  variables?: {
    input?: { triggerKey?: string; secretKeyConfig?: object };
    forceCreate?: boolean;
    id?: string;
  };
}

const report = z.object({
  accounts: z
    .array(z.object({ accountId: z.string().min(1), updatedAt: z.iso.datetime().or(z.iso.date()) }))
    .min(1)
    .max(90),
});

const graphError = (message: string): WireResponse => json(200, { errors: [{ message }], data: null });

export function createStargate(deps: Deps): Stargate {
  const { installations, queue, appId, scopes, isWebTrigger, webTriggerUrl } = deps;

  async function graphql(tenant: string, body: string): Promise<WireResponse> {
    const { query = '', variables = {} } = JSON.parse(body) as GraphQuery;
    if (query.includes('createWebTriggerUrl')) {
      const { triggerKey: key = '', secretKeyConfig } = variables.input ?? {};
      if (secretKeyConfig) return notModelled('A web trigger URL with a secret key');
      if (!isWebTrigger(key)) return graphError(`The manifest declares no web trigger ${key}`);
      const opaque = await installations.webTrigger(tenant, key, variables.forceCreate === true);
      return json(200, { data: { createWebTriggerUrl: { url: webTriggerUrl(opaque) } } });
    }
    const webTriggers = installations.get(tenant)?.webTriggers ?? {};
    if (query.includes('webTriggerUrlsByAppContext')) {
      const urls = Object.entries(webTriggers).map(([triggerKey, id]) => ({
        triggerKey,
        url: webTriggerUrl(id),
      }));
      return json(200, { data: { webTriggerUrlsByAppContext: urls } });
    }
    if (query.includes('deleteWebTriggerUrl')) {
      const kept = Object.fromEntries(Object.entries(webTriggers).filter(([, id]) => id !== variables.id));
      const success = Object.keys(kept).length < Object.keys(webTriggers).length;
      await installations.update(tenant, { webTriggers: kept });
      return json(200, { data: { deleteWebTriggerUrl: { success, message: success ? null : 'not found' } } });
    }
    return notModelled('This GraphQL query');
  }

  const reportAccounts = (tenant: string, body: string): WireResponse => {
    if (!scopes.includes('report:personal-data'))
      return json(403, { code: 403, message: 'The manifest lacks the scope report:personal-data' });
    const reported = report.safeParse(JSON.parse(body));
    if (!reported.success)
      return json(400, {
        errorMessages: ['Between 1 and 90 accounts with the times of their data are required'],
      });
    const changes = installations.get(tenant)?.accounts ?? {};
    // A closed account is to be erased whenever it was closed; one that was updated since then is to be fetched again.
    const accounts = reported.data.accounts.flatMap(({ accountId, updatedAt }) => {
      const change = changes[accountId];
      const isNews = change?.status === 'closed' || (change && change.at > Date.parse(updatedAt));
      return change && isNews ? [{ accountId, status: change.status }] : [];
    });
    return accounts.length ? json(200, { accounts }) : json(204);
  };

  return {
    async handle({ installation, target }, { provider }, { method, path, body = '{}' }) {
      if (provider !== 'app') return notModelled(`requestAtlassian as ${provider ?? 'nobody'}`);
      const route = `${method} ${path.split('?')[0]}`;
      if (route.startsWith('POST /webhook/queue/')) return queue.handle(installation, path, body);
      if (route === 'POST /graphql') return graphql(installation.id, body);
      if (route === 'POST /app/report-accounts') return reportAccounts(installation.id, body);
      if (route === 'GET /forge/installation/v1/license' && path === '/forge/installation/v1/license') {
        const { status, body: answer } = licenseAnswer(appId, installation);
        return json(status, answer);
      }
      return notModelled(`${route}, called by ${target.key},`);
    },
  };
}

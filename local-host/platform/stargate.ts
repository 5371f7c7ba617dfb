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

  // Everybody here keeps their account, so nothing is ever to be erased or refreshed.
  const reportAccounts = (body: string): WireResponse => {
    if (!scopes.includes('report:personal-data'))
      return json(403, { code: 403, message: 'The manifest lacks the scope report:personal-data' });
    const { accounts } = JSON.parse(body) as { accounts?: { accountId: string; updatedAt: string }[] };
    return Array.isArray(accounts) && accounts.length <= 90
      ? json(204)
      : json(400, { errorMessages: ['Between 1 and 90 accounts are required'] });
  };

  return {
    async handle({ installation, target }, { provider }, { method, path, body = '{}' }) {
      if (provider !== 'app') return notModelled(`requestAtlassian as ${provider ?? 'nobody'}`);
      const route = `${method} ${path.split('?')[0]}`;
      if (route.startsWith('POST /webhook/queue/')) return queue.handle(installation, path, body);
      if (route === 'POST /graphql') return graphql(installation.id, body);
      if (route === 'POST /app/report-accounts') return reportAccounts(body);
      if (route === 'GET /forge/installation/v1/license' && path === '/forge/installation/v1/license') {
        const { status, body: answer } = licenseAnswer(appId, installation);
        return json(status, answer);
      }
      return notModelled(`${route}, called by ${target.key},`);
    },
  };
}

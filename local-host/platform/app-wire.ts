import type { Actor, Jira, WireRequest, WireResponse } from '../contract';
import type { Faults } from './faults';
import type { HostLog } from './host-log';
import type { AppWire, FunctionCall } from './invoker';
import type { Kvs } from './kvs';
import type { Meter } from './meter';
import type { Objects } from './objects';
import type { FetchTarget } from './process/protocol';
import type { Stargate } from './stargate';
import { failedForNow, type Tally } from './tally';
import type { Unmodelled } from './unmodelled';
import { json, notModelled } from './wire';

interface Deps {
  kvs: Kvs;
  jira: Jira;
  objects: Objects;
  stargate: Stargate;
  faults: Faults;
  meter: Meter;
  log: HostLog;
  tally: Tally;
  unmodelled: Unmodelled;
}

const needsAuthentication = (): WireResponse => {
  const answer = json(401, { code: 401, message: 'Authentication required' });
  return { ...answer, headers: { ...answer.headers, 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } };
};

function actorOf({ installation, accountId }: FunctionCall, target: FetchTarget): Actor | WireResponse {
  if (target.provider === 'app') return { kind: 'app', installation: installation.id };
  if (target.provider !== 'user') return notModelled(`requestJira as ${target.provider ?? 'nobody'}`);
  if (target.accountId !== undefined && target.accountId !== accountId) {
    return notModelled('asUser of somebody who is not there (offline impersonation)');
  }
  if (!accountId) return needsAuthentication();
  return { kind: 'app-user', installation: installation.id, accountId };
}

/**
 * What has no service here at all. The header makes the packages throw: some of them would take the refusal for an
 * answer, `authorize().onConfluenceContent().canRead()` for a no.
 */
function noSuchService(what: string): WireResponse {
  const answer = notModelled(what);
  return { ...answer, headers: { ...answer.headers, 'forge-proxy-error': 'NOT_MODELLED' } };
}

/** Refusals an app counts on. */
const EXPECTED = /^\{"code":"(KEY_NOT_FOUND|KEY_CONFLICT|CONDITIONAL_CHECK_FAILED)"/;

/** Brings the app's calls to the service they name. What none of them models answers 501. */
export function createAppWire({
  kvs,
  jira,
  objects,
  stargate,
  faults,
  meter,
  log,
  tally,
  unmodelled,
}: Deps): AppWire {
  async function jiraCall(
    call: FunctionCall,
    target: FetchTarget,
    request: WireRequest,
  ): Promise<WireResponse> {
    const actor = actorOf(call, target);
    if ('status' in actor) return actor;
    const fails = faults.partially(request.path);
    return meter.countingJira(() => jira.handle(actor, request, fails && { fails }));
  }

  function route(call: FunctionCall, target: FetchTarget, request: WireRequest): Promise<WireResponse> {
    const { path } = request;
    const tenant = call.installation.id;
    const unserved = (service: 'kvs' | 'os' | 'jira') => () => meter.unserved(service, path);
    if (target.type === 'kvs')
      return faults.around('kvs', path, () => kvs.handle(tenant, request), unserved('kvs'));
    if (target.type === 'os')
      return faults.around('os', path, () => objects.handle(tenant, request), unserved('os'));
    if (target.type !== 'fpp') return Promise.resolve(noSuchService(`A call of type ${target.type}`));
    if (target.remote === 'jira')
      return faults.around('jira', path, () => jiraCall(call, target, request), unserved('jira'));
    if (target.remote !== 'stargate')
      return Promise.resolve(noSuchService(`The remote ${String(target.remote)}`));
    const gateway = (): Promise<WireResponse> => stargate.handle(call, target, request);
    return faults.around(path.startsWith('/webhook/queue/') ? 'queue' : 'gateway', path, gateway);
  }

  return async (call, target, request) => {
    const failed = tally.request(call, `${request.method} ${request.path} ${request.body ?? ''}`);
    const response = await route(call, target, request).catch((error: unknown) => {
      failed();
      throw error;
    });
    if (failedForNow(response.status)) failed();
    if (response.status === 501) unmodelled.note(`${call.target.key}: ${request.method} ${request.path}`);
    // A refusal is a mistake of the app more often than not, and its own log may keep the reason to itself.
    if (response.status >= 400 && !EXPECTED.test(response.body)) {
      log.note(
        `${call.target.key}: ${request.method} ${request.path} answered ${response.status} ${response.body}`,
        call.installation.id,
      );
    }
    return response;
  };
}

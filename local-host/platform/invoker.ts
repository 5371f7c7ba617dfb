import { randomBytes, randomUUID } from 'node:crypto';
import type { Manifest, WireRequest, WireResponse } from '../contract';
import { LIMITS } from '../limits';
import type { HostLog } from './host-log';
import type { Installation } from './installations';
import { contextLicense } from './license';
import { memoryOf, type AppFunction } from './manifest';
import type { Meter } from './meter';
import type { Outcome } from './process/app-process';
import type { Pool } from './process/pool';
import type { FetchTarget, RuntimeFacts } from './process/protocol';
import type { Unmodelled } from './unmodelled';

/** A call of one function of the app for one module. */
export interface FunctionCall {
  installation: Installation;
  module: { key: string; type: string };
  target: AppFunction;
  /** The person behind it, if there is one. */
  accountId?: string;
  /** The module's own first argument. */
  payload: unknown;
  /** Milliseconds; what the manifest says may shorten or lengthen it, see `timeoutOf`. */
  timeout: number;
}

/** What the app asks of the platform during an invocation. */
export type AppWire = (
  call: FunctionCall,
  target: FetchTarget,
  request: WireRequest,
) => Promise<WireResponse>;

export interface Invoker {
  call(call: FunctionCall): Promise<Outcome>;
  appId: string;
}

export const APP_VERSION = '1.0.0';

/** The identity of the installed app as `@forge/api` and handlers get it. */
export function installationFacts({ installationId, cloudId }: Installation): {
  installContext: string;
  installation: { ari: { installationId: string }; contexts: { cloudId: string }[] };
} {
  return {
    installContext: `ari:cloud:jira::site/${cloudId}`,
    installation: { ari: { installationId }, contexts: [{ cloudId }] },
  };
}

function runtimeFacts(manifest: Manifest, appId: string, call: FunctionCall): RuntimeFacts {
  const { installation, module, target, accountId } = call;
  const { installContext, installation: summary } = installationFacts(installation);
  const license = contextLicense(installation);
  const invocationId = randomUUID();
  return {
    proxy: { token: 'local', url: 'http://local-host.invalid' },
    contextAri: installContext,
    container: { runtime: manifest.app.runtime.name, handler: `${target.file}.${target.name}` },
    appContext: {
      appId,
      appVersion: APP_VERSION,
      environmentId: installation.environmentId,
      environmentType: installation.environment,
      invocationId,
      installationId: installation.installationId,
      functionKey: target.key,
      moduleType: module.type,
      moduleKey: module.key,
      ...(license && { license }),
      installation: summary,
      permissions: { scopes: manifest.permissions.scopes, external: {} },
    },
    ...(accountId && { aaid: accountId }),
    awsRequestId: invocationId,
    tracing: { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') },
  };
}

interface Deps {
  manifest: Manifest;
  pool: Pool;
  meter: Meter;
  log: HostLog;
  unmodelled: Unmodelled;
  wire: AppWire;
}

/** Runs functions of the app: first argument the module's payload, second the caller and the installation. */
export function createInvoker({ manifest, pool, meter, log, unmodelled, wire }: Deps): Invoker {
  const appId = manifest.app.id.split('/').pop() ?? manifest.app.id;
  const memoryMB = memoryOf(manifest);
  return {
    appId,
    async call(call) {
      const { installation, module, target, accountId, payload, timeout } = call;
      const license = contextLicense(installation);
      const context = {
        ...(accountId && { principal: { accountId } }),
        ...(license && { license }),
        ...installationFacts(installation),
      };
      const id = randomUUID();
      const lines = log.invocation({ installation: installation.id, moduleKey: module.key }, timeout);
      let started = performance.now();
      const outcome = await pool.run(
        {
          id,
          file: target.file,
          name: target.name,
          args: JSON.stringify([payload, context]),
          timeout,
          runtime: runtimeFacts(manifest, appId, call),
        },
        {
          begun: () => (started = performance.now()),
          fetch: (to, request) => wire(call, to, request),
          log: lines,
          unmodelled: (door) => unmodelled.note(`${target.key}: ${door}`),
        },
      );
      meter.invocation(module.key, performance.now() - started, memoryMB);
      if ('error' in outcome)
        lines('error', outcome.error.stack ?? `${outcome.error.name}: ${outcome.error.message}`);
      return outcome;
    },
  };
}

/** Who calls a function, as far as it decides how long it may run. */
export type CallerKind = 'resolver' | 'webTrigger' | 'preUninstall' | 'background';

/** How long a function may run: what its manifest says, and as background work only may that be longer than usual. */
export function timeoutOf({ timeout }: AppFunction, kind: CallerKind): number {
  const { resolverTimeout, webTriggerTimeout, preUninstallTimeout, backgroundTimeout } = LIMITS.functions;
  if (kind === 'background') return timeout ?? backgroundTimeout.value;
  const most = {
    resolver: resolverTimeout,
    webTrigger: webTriggerTimeout,
    preUninstall: preUninstallTimeout,
  };
  return Math.min(timeout ?? most[kind].value, most[kind].value);
}

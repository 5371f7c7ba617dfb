import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { InvokeReply, InvokeRequest, Jira, Manifest, Platform } from '../contract';
import { KB, LIMITS, MB, type Failure } from '../limits';
import type { QuotaTime } from '../rate-limit';
import type { Store } from '../store';
import { createAppWire } from './app-wire';
import { AS_ON_FORGE, createDelivery, type Delivery, type DeliveryControl } from './delivery';
import { createEvents, type AppEvents } from './events';
import type { Mixture } from './fault-rules';
import { createFaults, type Faults } from './faults';
import { NoSuchPlace, createFrameContext } from './frame-context';
import type { HostClock } from './host-clock';
import type { HostLog } from './host-log';
import { openInstallations, type Installation, type Installations } from './installations';
import { createInvoker, timeoutOf, type AppWire, type Invoker } from './invoker';
import { openKvs, type Kvs } from './kvs';
import { findModule, functionOf, memoryOf, modulesOf, type TypedModule } from './manifest';
import type { Meter } from './meter';
import { createObjects, type Objects } from './objects';
import { createObjectListener } from './objects/listener';
import { openRecords } from './objects/records';
import { createPool, type Pool } from './process/pool';
import { openQueue, type Queue } from './queue';
import { createStargate } from './stargate';
import { createTally, type Tally } from './tally';
import { createUnmodelled, type Unmodelled } from './unmodelled';

/** What Forge's servers do for one app, and what the local controls need of it. */
export interface HostPlatform extends Platform, AppEvents {
  manifest: Manifest;
  clock: HostClock;
  meter: Meter;
  faults: Faults;
  tally: Tally;
  unmodelled: Unmodelled;
  installations: Installations;
  kvs: Kvs;
  objects: Objects;
  queue: Queue;
  delivery: DeliveryControl;
  pool: Pool;
  invoker: Invoker;
  /** Serves presigned URLs. */
  objectListener: ReturnType<typeof createObjectListener>;
  /** Web triggers of the manifest with their URLs, made where there was none. */
  allWebTriggers(installation: string): Promise<Record<string, string>>;
  close(): void;
}

export interface PlatformDeps {
  manifest: Manifest;
  /** Folder of the app's bundle. */
  bundle: string;
  dataDir: string;
  store: Store;
  clock: HostClock;
  meter: Meter;
  log: HostLog;
  jira: Jira;
  siteUrl: () => string;
  objectOrigin: () => string;
  /** What quotas are counted in: real time where nothing is said. */
  quotaTime?: QuotaTime | undefined;
  /** Faults for as long as the host runs. */
  standingFaults?: Mixture;
  /** How the host delivers until it is told otherwise, and after a reset; as Forge does where nothing is said. */
  delivery?: Partial<Delivery>;
}

const failure = ({ over }: { over: Failure }, message: string): InvokeReply => ({
  error: { name: over.name, message },
});

const INSIDE_HEADER = 'x-inside-platform';

export async function openPlatform(deps: PlatformDeps): Promise<HostPlatform> {
  const { manifest, bundle, dataDir, store, clock, meter, log, jira, siteUrl, objectOrigin, quotaTime } =
    deps;
  const insideToken = randomBytes(18).toString('base64url');
  const installations = await openInstallations(store);
  const faults = createFaults(deps.standingFaults);
  const tally = createTally();
  const unmodelled = createUnmodelled();
  const kvs = await openKvs({ store, clock, meter, manifest, quotaTime });
  const delivery = createDelivery({ ...AS_ON_FORGE, ...deps.delivery }, ({ queryLagMs }) =>
    kvs.setQueryLag(queryLagMs),
  );
  const folder = join(dataDir, 'objects');
  const records = openRecords(store, clock, folder);
  const objects = createObjects({ records, manifest, meter, origin: objectOrigin, quotaTime });
  const pool = createPool({
    bundle,
    settings: { insideHeader: INSIDE_HEADER, insideToken, memoryMB: memoryOf(manifest) },
    clockOffset: () => clock.offset(),
  });
  clock.onChange((offset) => pool.setClock(offset));

  // Invocations call the wire, the wire's queue makes invocations: one of them has to be reached late.
  const wire: AppWire = (call, target, request) => appWire(call, target, request);
  const invoker = createInvoker({ manifest, pool, meter, log, unmodelled, wire });
  const { appId } = invoker;
  const queue = openQueue({
    store,
    clock,
    manifest,
    installation: installations.get,
    call: invoker.call,
    quotaTime,
    delivery,
  });
  const webTriggerUrl = (opaque: string): string => `${siteUrl()}/x1/${opaque}`;
  const isWebTrigger = (key: string): boolean =>
    modulesOf(manifest, 'webtrigger').some((module) => module.key === key);
  const { scopes } = manifest.permissions;
  const stargate = createStargate({ installations, queue, appId, scopes, isWebTrigger, webTriggerUrl });
  const appWire = createAppWire({ kvs, jira, objects, stargate, faults, meter, log, tally, unmodelled });
  const contextOf = createFrameContext(jira, siteUrl, appId);

  const need = (id: string): Installation => {
    const installation = installations.get(id);
    if (!installation) throw new Error(`There is no installation ${id}`);
    return installation;
  };
  const moduleOf = (key: string): TypedModule => {
    const module = findModule(manifest, key);
    if (!module) throw new Error(`The manifest declares no module ${key}`);
    return module;
  };

  async function invoke(request: InvokeRequest): Promise<InvokeReply> {
    const { accountId, functionKey, payload } = request;
    const module = moduleOf(request.moduleKey);
    const target = functionOf(manifest, module);
    const installation = need(request.installation);
    const context = await contextOf(installation, accountId, module, request.context);
    const body = { call: { functionKey, payload }, context };
    const { invokeRequestBytes, invokeResponseBytes } = LIMITS.functions;
    if (Buffer.byteLength(JSON.stringify(body)) > invokeRequestBytes.value) {
      return failure(
        invokeRequestBytes,
        `The request of invoke is larger than ${invokeRequestBytes.value / KB} KB`,
      );
    }
    const { key, type } = module;
    const timeout = timeoutOf(target, 'resolver');
    const outcome = await invoker.call({
      installation,
      module: { key, type },
      target,
      accountId,
      payload: body,
      timeout,
    });
    if ('error' in outcome) return { error: { name: outcome.error.name, message: outcome.error.message } };
    if (Buffer.byteLength(outcome.value ?? '') > invokeResponseBytes.value) {
      return failure(
        invokeResponseBytes,
        `The response of invoke is larger than ${invokeResponseBytes.value / MB} MB`,
      );
    }
    return { result: outcome.value === undefined ? null : (JSON.parse(outcome.value) as unknown) };
  }

  return {
    ...createEvents({ manifest, queue, log, appId, jira }),
    manifest,
    clock,
    meter,
    faults,
    tally,
    unmodelled,
    installations,
    kvs,
    objects,
    queue,
    delivery,
    pool,
    invoker,
    objectListener: createObjectListener({
      records,
      meter,
      faults,
      tally,
      folder,
      insideHeader: INSIDE_HEADER,
      insideToken,
    }),
    async invoke(request) {
      try {
        return await invoke(request);
      } catch (error) {
        if (error instanceof NoSuchPlace) return { error: { name: 'NoSuchPlace', message: error.message } };
        throw error;
      }
    },
    frameContext: async (installation, accountId, moduleKey, context) => ({
      ...(await contextOf(need(installation), accountId, moduleOf(moduleKey), context)),
      permissions: { scopes: [...scopes], external: {} },
    }),
    webTriggers: (installation) =>
      Object.fromEntries(
        Object.entries(need(installation).webTriggers).map(([key, opaque]) => [key, webTriggerUrl(opaque)]),
      ),
    async allWebTriggers(installation) {
      const urls: Record<string, string> = {};
      for (const { key } of modulesOf(manifest, 'webtrigger')) {
        urls[key] = webTriggerUrl(await installations.webTrigger(installation, key));
      }
      return urls;
    },
    close() {
      queue.close();
      pool.close();
    },
  };
}

import { join, resolve } from 'node:path';
import express, { type Express, type Router } from 'express';
import type { Jira } from './contract';
import { createControls } from './controls';
import { resetHost } from './controls/reset';
import { tenantOf } from './controls/tenant';
import { seedDemo } from './demo/seed';
import { seedOnce } from './demo/seed-once';
import { refuseForeignHosts, refuseForeignOrigins } from './guard';
import { holdFolder } from './hold-folder';
import { createJira } from './jira';
import { lateHandler, listen, type Listener } from './listeners';
import { openPlatform, type HostPlatform } from './platform';
import { appSources } from './platform/app-sources';
import { bundleApp } from './platform/bundle';
import type { Delivery } from './platform/delivery';
import type { Mixture } from './platform/fault-rules';
import { createClock } from './platform/host-clock';
import { openHostLog } from './platform/host-log';
import { readManifest } from './platform/manifest';
import { refuseManifest } from './platform/manifest-rules';
import { createMeter } from './platform/meter';
import { createWebTriggers } from './platform/web-trigger';
import type { QuotaTime } from './rate-limit';
import { createRest } from './rest';
import { createShell } from './shell';
import { openStore } from './store';

export interface HostOptions {
  /** 0 for any free one. */
  port: number;
  dataDir: string;
  /** Fill an empty store with demo data. */
  demo: boolean;
  /** Folder of the app with its `manifest.yml`; this repository by default. */
  appDir?: string;
  /** Where bundles are kept; `.build` of this repository by default. */
  buildDir?: string;
  /** Whether the Jira-like site and the frames are served, as they are unless a test needs neither. */
  shell?: boolean;
  /** What quotas are counted in: the host's time, unless a test holds another still. */
  quotaTime?: QuotaTime;
  /** Faults for as long as the host runs, whatever the controls say. */
  standingFaults?: Mixture;
  /** How queries and events come until the controls say otherwise, and after a reset. */
  delivery?: Partial<Delivery>;
}

export interface Host {
  url: string;
  platform: HostPlatform;
  close(): Promise<void>;
}

const ROOT = resolve(__dirname, '..');

const bareApp = (): Express => express().disable('x-powered-by');

function siteApp(platform: HostPlatform, jira: Jira, controls: Router, shell?: Router): Express {
  const { manifest, installations, invoker } = platform;
  return (
    bareApp()
      .use(refuseForeignHosts)
      // Anybody may call a web trigger, whatever page they are on.
      .use(createWebTriggers(manifest, installations, invoker))
      .use(refuseForeignOrigins)
      .use('/_local', controls)
      .use('/rest', tenantOf(installations), createRest(jira))
      .use(shell ?? express.Router())
  );
}

/** Gives a new site its people and installs the app there. */
async function settleIn({ installations, tellInstalled }: HostPlatform, jira: Jira): Promise<void> {
  for (const installation of installations.all()) {
    await jira.reset(installation.id);
    await tellInstalled(installation);
  }
}

/**
 * Starts the host: the app's bundle, the site, the origin of its frames and that of presigned URLs. Throws when the app
 * cannot be bundled, the port is taken or another host has the data; nothing stays open then.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const ends: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await serve(options, ends)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Notes in `ends` how to close what it opens; the last is to be closed first. */
async function serve(options: HostOptions, ends: (() => unknown)[]): Promise<Omit<Host, 'close'>> {
  const appDir = resolve(options.appDir ?? ROOT);
  const dataDir = resolve(options.dataDir);
  const manifest = readManifest(appDir);
  refuseManifest(manifest, appSources(appDir));
  const bundle = await bundleApp(appDir, resolve(options.buildDir ?? join(ROOT, '.build')));

  ends.push(await holdFolder(dataDir));
  const store = openStore(join(dataDir, 'store'));
  ends.push(() => store.close());
  const clock = createClock(store);
  // Who moves the clock on by a day has waited for a day: no quota of before is used up by then.
  const quotaTime = options.quotaTime ?? clock.now;
  const meter = createMeter();
  const log = openHostLog(dataDir);
  // Ports are known before anything is built: URLs and origins are part of what is built.
  const [site, frames, objects] = [lateHandler(), lateHandler(), lateHandler()];
  const open = async (handler: typeof site.handle, port: number): Promise<Listener> => {
    const listener = await listen(handler, port);
    ends.push(() => listener.close());
    return listener;
  };
  const siteServer = await open(site.handle, options.port);
  const frameServer = await open(frames.handle, 0);
  const objectServer = await open(objects.handle, 0);
  const url = `http://localhost:${siteServer.port}`;

  const jira = createJira({
    store,
    clock,
    meter,
    manifest: () => manifest,
    emit: (event) =>
      void platform.emit(event).catch((error: Error) => log.note(error.message, event.installation)),
    baseUrl: url,
    quotaTime,
  });
  const platform = await openPlatform({
    manifest,
    bundle,
    dataDir,
    store,
    clock,
    meter,
    log,
    jira,
    siteUrl: () => url,
    objectOrigin: () => `http://127.0.0.1:${objectServer.port}`,
    quotaTime,
    ...(options.delivery && { delivery: options.delivery }),
    ...(options.standingFaults && { standingFaults: options.standingFaults }),
  });
  ends.push(() => platform.close());

  let ready = false;
  // Frames are on 127.0.0.1 while the site is on localhost: cookies know names, not ports.
  const frameOrigin = (): string => `http://127.0.0.1:${frameServer.port}`;
  const withShell = options.shell ?? true;
  const shell = withShell ? createShell({ platform, jira, manifest, store, frameOrigin, appDir }) : undefined;
  const seed = (): Promise<void> => seedDemo(url);
  const controls = createControls({ platform, jira, seed, isReady: () => ready });
  site.set(siteApp(platform, jira, controls, shell?.site));
  if (shell) frames.set(bareApp().use(refuseForeignHosts, shell.frames));
  objects.set(
    bareApp().use(refuseForeignHosts, (request, response) => void platform.objectListener(request, response)),
  );

  const { isNew } = platform.installations;
  if (isNew) await settleIn(platform, jira);
  if (options.demo) await seedOnce(store, isNew, () => resetHost(platform, jira), seed);
  platform.queue.start();
  await shell?.ready;
  ready = true;
  return { url, platform };
}

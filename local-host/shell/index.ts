import type { Router } from 'express';
import type { Jira, Manifest, Platform } from '../contract';
import type { Store } from '../store';
import { buildShell, type ShellBuild } from './build';
import { createFrames } from './server/frames';
import { createPanelMemory } from './server/panels';
import { createSite } from './server/site';
import { createSiteOrigins } from './server/site-origins';
import { createViolationLog } from './server/violations';

export { buildShell } from './build';

export interface ShellDeps {
  platform: Platform;
  jira: Jira;
  manifest: Manifest;
  /** Keeps which panels were added to which issues. */
  store: Store;
  /** Where `frames` listens: another origin than the site's. Known once the listener is up. */
  frameOrigin: () => string;
  /** The app's folder: the paths of the manifest's resources start there. */
  appDir: string;
}

export interface Shell {
  /** The Jira-like site, for the host's main listener, after `/rest`, `/x1` and `/_local`. */
  site: Router;
  /** The Custom UI's own origin, for a listener of its own. */
  frames: Router;
  /** Settles when the site's page is built; requests wait for it by themselves. */
  ready: Promise<unknown>;
}

/** Makes the Jira-like site and the origin of the app's frames. */
export function createShell({ platform, jira, manifest, store, frameOrigin, appDir }: ShellDeps): Shell {
  const build: Promise<ShellBuild> = buildShell();
  // Whoever asks gets the error; an unhandled rejection would end the host before that.
  build.catch(() => undefined);
  const origins = createSiteOrigins();
  const violations = createViolationLog();
  const panels = createPanelMemory(store);
  return {
    site: createSite({ platform, jira, manifest, frameOrigin, build, panels, origins, violations }),
    frames: createFrames({ manifest, appDir, build, origins, violations }),
    ready: build,
  };
}

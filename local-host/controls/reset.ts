import type { Jira } from '../contract';
import type { HostPlatform } from '../platform';
import { FIRST_INSTALLATION } from '../platform/installations';

/**
 * Empties an installation, or all of them and the host's settings (clock, added faults, delivery, further tenants), and
 * tells the app that it is newly installed there.
 */
export async function resetHost(platform: HostPlatform, jira: Jira, only?: string): Promise<void> {
  const { installations, queue, kvs, objects, pool, faults, clock, meter, delivery } = platform;
  const ids = only ? [only] : installations.all().map(({ id }) => id);
  for (const id of ids) await queue.clear(id);
  // What runs must not write into the empty store, and a warm process may hold what it read of the old data.
  pool.clear();
  faults.abandon();
  for (const id of ids) {
    await queue.clear(id);
    await kvs.clear(id);
    await objects.clear(id);
    await jira.reset(id);
  }
  await installations.reset(only);
  if (!only) {
    faults.clear();
    delivery.reset();
    await clock.set(0);
  }
  const installed = installations.get(only ?? FIRST_INSTALLATION);
  if (installed) await platform.tellInstalled(installed);
  // Last: what the app did on its installation is not what is measured after a reset.
  if (!only) meter.clear();
}

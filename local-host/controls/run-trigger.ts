import type { HostPlatform } from '../platform';
import type { Installation } from '../platform/installations';
import type { Outcome } from '../platform/process/app-process';
import { timeoutOf } from '../platform/invoker';
import { findModule, functionOf } from '../platform/manifest';
import { ControlError } from './body';

/** Modules whose function the platform calls by itself, without a person, with nothing but where it is. */
const TYPES = new Set(['scheduledTrigger', 'preUninstall']);

/**
 * Runs a scheduled trigger, or what the app does before it is uninstalled, now. Answers what its function answered,
 * which the platform ignores. A scheduled trigger may be delivered twice, side by side; then both have ended. Throws `ControlError` when the manifest has no such module.
 */
export async function runTrigger(
  { manifest, invoker, delivery }: HostPlatform,
  installation: Installation,
  key: string,
): Promise<{ result: unknown } | { error: { name: string; message: string } }> {
  const module = findModule(manifest, key);
  if (!module || !TYPES.has(module.type)) {
    throw new ControlError(404, `The manifest declares no scheduled or pre-uninstall trigger ${key}`);
  }
  const target = functionOf(manifest, module);
  const run = (): Promise<Outcome> =>
    invoker.call({
      installation,
      module: { key, type: module.type },
      target,
      payload: { context: { cloudId: installation.cloudId, moduleKey: key }, contextToken: 'local' },
      timeout: timeoutOf(target, module.type === 'preUninstall' ? 'preUninstall' : 'background'),
    });
  const twice = module.type === 'scheduledTrigger' && delivery.chance() < delivery.now().duplicates;
  const [outcome] = await Promise.all([run(), ...(twice ? [run()] : [])]);
  if ('error' in outcome) return { error: { name: outcome.error.name, message: outcome.error.message } };
  return { result: outcome.value === undefined ? null : (JSON.parse(outcome.value) as unknown) };
}

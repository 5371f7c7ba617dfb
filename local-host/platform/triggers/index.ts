import type { Manifest, ManifestModule } from '../../contract';
import { modulesOf } from '../manifest';
import { readFilter } from './filter';

export { NotModelled } from './not-modelled';

export interface Matching {
  /** Trigger modules that take the event. */
  taking: ManifestModule[];
  /** Filters that failed and whose modules want that in the app's log. */
  problems: { moduleKey: string; problem: string }[];
}

/**
 * Which trigger modules take an event: those that listen to it and whose filter it passes. Throws `NotModelled` when a
 * filter of one that listens asks for more than is modelled.
 */
export function matchingTriggers(
  manifest: Manifest,
  event: string,
  payload: Record<string, unknown>,
): Matching {
  const matching: Matching = { taking: [], problems: [] };
  for (const module of modulesOf(manifest, 'trigger')) {
    if (!(module.events as string[]).includes(event)) continue;
    const { takes, problem } = readFilter(module)(payload);
    if (takes) matching.taking.push(module);
    if (problem !== undefined) matching.problems.push({ moduleKey: module.key, problem });
  }
  return matching;
}

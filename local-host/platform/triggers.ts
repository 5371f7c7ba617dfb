import type { Manifest, ManifestModule } from '../contract';
import { modulesOf } from './manifest';

/** Says that a module asks for something of the platform the host does not model. */
export class NotModelled extends Error {}

/** Trigger modules that listen to an event. Throws `NotModelled` when one of them filters by an expression. */
export function matchingTriggers(manifest: Manifest, event: string): ManifestModule[] {
  const listening = modulesOf(manifest, 'trigger').filter(({ events }) =>
    (events as string[]).includes(event),
  );
  const filtered = listening.find(({ filter }) => filter !== undefined);
  if (filtered) throw new NotModelled(`The filter of trigger ${filtered.key}`);
  return listening;
}

import { firstPassOf, removalOf, type LicenceHistory, type RemovalState } from '../rules';
import type { AuditEntry, AuditNote } from './entry';

const iso = (at: number): string => new Date(at).toISOString();

/**
 * What a change of the licence's history tells: that a lapse is known, or that it has ended. A single odd reading makes a
 * lapse known to nobody and tells nothing; a lapse that begins anew after days unseen is another one, with dates of its own.
 */
export function licenceNotes(before: LicenceHistory, after: LicenceHistory): AuditNote[] {
  if (after.known === before.known) return [];
  if (after.known === undefined) return [{ action: 'licence-renewed' }];
  const facts = [
    { name: 'since', value: iso(after.known) },
    { name: 'removalFrom', value: iso(removalOf(after.known)) },
  ];
  return [{ action: 'licence-lapsed', facts }];
}

const isUnderWay = (removal: RemovalState | undefined): removal is RemovalState =>
  removal !== undefined && removal.phase !== 'done';

/**
 * What a change of a removal tells: that it was announced, or cancelled. That it has begun and is done tells the certificate:
 * from its beginning on nobody is let in to read the log, which goes with the rest.
 */
export function removalNotes(before: RemovalState | undefined, after: RemovalState | undefined): AuditNote[] {
  if (!isUnderWay(before)) return isUnderWay(after) ? [{ action: 'removal-announced' }] : [];
  return after ? [] : [{ action: 'removal-cancelled' }];
}

/** Since when the app is here, in epoch milliseconds, and its version; a removal of all data takes both away. */
interface Installed {
  installedAt?: number;
  version?: string;
  removal?: RemovalState;
}

/** What an installation or an upgrade tells, once each. */
export function appNotes(before: Installed, after: Installed): AuditNote[] {
  const { version } = after;
  if (version === undefined || version === before.version) return [];
  if (before.installedAt === undefined && !before.removal)
    return [{ action: 'app-installed', facts: [{ name: 'version', value: version }] }];
  const fact = { name: 'version', ...(before.version && { from: before.version }), to: version };
  return [{ action: 'app-upgraded', facts: [fact] }];
}

/** What the certificate of a removal that has ended tells of it, newest first: the log of then went with the rest. */
export function certificateEntries(removal: RemovalState | undefined): AuditEntry[] {
  if (removal?.doneAt === undefined) return [];
  const { doneAt, announcedAt } = removal;
  const begun = firstPassOf(removal);
  return [
    { at: doneAt, action: 'removal-done' },
    ...(begun === undefined ? [] : [{ at: begun, action: 'removal-begun' } as const]),
    { at: announcedAt, action: 'removal-announced' },
  ];
}

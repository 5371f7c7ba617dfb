import { appNotes, licenceNotes, removalNotes, type AuditNote } from '@behave-pro/core/audit';
import { afterReading, isClosed, NO_HISTORY } from '@behave-pro/core/rules';
import { SITE, type Removals } from '../context';
import { noteAudit } from '../records/audit';
import { changeAnew, consult } from '../records/change';
import type { InstallationBody } from '../records/kinds';
import * as refs from '../records/refs';

export const NEW_INSTALLATION: InstallationBody = { licence: NO_HISTORY, triggers: {} };

/** What is kept of a project is being removed with everything else. */
export const isSiteBeingRemoved = ({ removal }: Pick<InstallationBody, 'removal'>): boolean =>
  removal?.phase === 'removing' || removal?.phase === 'removed';

/** What is known of the installation. */
export async function readInstallation(): Promise<InstallationBody> {
  const [record] = await consult((records) => records.read([refs.installation()]));
  return record?.body ?? NEW_INSTALLATION;
}

/** What a change of the installation's record tells the audit log, whoever makes it. */
const notesOf = (before: InstallationBody, after: InstallationBody): AuditNote[] => [
  ...appNotes(before, after),
  ...licenceNotes(before.licence, after.licence),
  ...removalNotes(before.removal, after.removal),
];

/**
 * Changes the installation's record, and notes in the audit log what that means; `update` may run several times, and answers what it was given where there is
 * nothing to change. Answers what is stored then.
 */
export const changeInstallation = (
  now: number,
  update: (before: InstallationBody) => InstallationBody,
): Promise<InstallationBody> =>
  changeAnew(now, async (records) => {
    const [record] = await records.read([refs.installation()]);
    const before = record?.body ?? NEW_INSTALLATION;
    const after = update(before);
    if (after === before) return after;
    records.put(refs.installation(), after, { projectId: SITE });
    for (const note of notesOf(before, after)) noteAudit(records, { at: now, ...note });
    return after;
  });

/** A removal that a renewal takes back: one that somebody asked for it does not. */
const isOfLapse = (removal: InstallationBody['removal']): boolean =>
  removal?.phase === 'announced' && !removal.asked;

/** Whether something is on record that an active licence ends: a lapse, or a removal that has not begun. */
export const awaitsRenewal = ({ licence, removal }: InstallationBody): boolean =>
  licence.lapse !== undefined || isOfLapse(removal);

/** The licence was seen to be active: ends the lapse, and a removal that has not begun. Answers what is stored then. */
export const noteRenewal = (now: number): Promise<InstallationBody> =>
  changeInstallation(now, (before) => {
    if (!awaitsRenewal(before)) return before;
    const licence = afterReading(before.licence, { at: now, state: 'active' });
    if (!isOfLapse(before.removal)) return { ...before, licence };
    const { removal: _announced, ...rest } = before;
    return { ...rest, licence };
  });

/** What a call knows of removals that were asked for. */
export const removalsOf = ({ request, requests = {} }: InstallationBody): Removals => ({
  ...(request && { site: request.dueAt }),
  projects: new Map(
    Object.entries(requests).map(([id, removal]) => [
      id,
      { dueAt: removal.dueAt, isClosed: isClosed(removal) },
    ]),
  ),
});

import { afterReading, NO_HISTORY } from '@behave-pro/core/rules';
import { SITE } from '../context';
import { changeAnew, consult } from '../records/change';
import type { InstallationBody } from '../records/kinds';
import * as refs from '../records/refs';

const NEW: InstallationBody = { licence: NO_HISTORY, triggers: {} };

/** What is known of the installation. */
export async function readInstallation(): Promise<InstallationBody> {
  const [record] = await consult((records) => records.read([refs.installation()]));
  return record?.body ?? NEW;
}

/**
 * Changes the installation's record; `update` may run several times, and answers what it was given where there is
 * nothing to change. Answers what is stored then.
 */
export const changeInstallation = (
  now: number,
  update: (before: InstallationBody) => InstallationBody,
): Promise<InstallationBody> =>
  changeAnew(now, async (records) => {
    const [record] = await records.read([refs.installation()]);
    const before = record?.body ?? NEW;
    const after = update(before);
    if (after !== before) records.put(refs.installation(), after, { projectId: SITE });
    return after;
  });

/** Whether something is on record that an active licence ends: a lapse, or a removal that has not begun. */
export const awaitsRenewal = ({ licence, removal }: InstallationBody): boolean =>
  licence.lapse !== undefined || removal?.phase === 'announced';

/** The licence was seen to be active: ends the lapse, and a removal that has not begun. Answers what is stored then. */
export const noteRenewal = (now: number): Promise<InstallationBody> =>
  changeInstallation(now, (before) => {
    if (!awaitsRenewal(before)) return before;
    const licence = afterReading(before.licence, { at: now, state: 'active' });
    if (before.removal?.phase !== 'announced') return { ...before, licence };
    const { removal: _announced, ...rest } = before;
    return { ...rest, licence };
  });

import { NO_HISTORY } from '@behave-pro/core/rules';
import { change, consult } from '../records/change';
import type { InstallationBody } from '../records/kinds';
import * as refs from '../records/refs';

/** Stands for the site where a record belongs to no project. */
export const SITE = 'site';

const NEW: InstallationBody = { licence: NO_HISTORY, triggers: {} };

/** What is known of the installation. */
export async function readInstallation(): Promise<InstallationBody> {
  const [record] = await consult((records) => records.read([refs.installation()]));
  return record?.body ?? NEW;
}

/** Changes the installation's record; `update` may run several times. Answers what is stored then. */
export const changeInstallation = (
  what: string,
  now: number,
  update: (before: InstallationBody) => InstallationBody,
): Promise<InstallationBody> =>
  change(`${what} ${now} ${Math.random()}`, now, async (records) => {
    const [record] = await records.read([refs.installation()]);
    const after = update(record?.body ?? NEW);
    records.put(refs.installation(), after, { projectId: SITE });
    return after;
  });

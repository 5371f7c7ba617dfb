import {
  afterReading,
  licenceState,
  removalStep,
  type LicenceReading,
  type RemovalStep,
} from '@behave-pro/core/rules';
import { appFacts, readLicence } from '../forge/licence';
import type { Log } from '../forge/log';
import type { InstallationBody } from '../records/kinds';
import { changeInstallation } from './installation';
import { removeStored, type Removed } from './remove-stored';
import { createThrottle } from './throttle';

type Removal = NonNullable<InstallationBody['removal']>;

/** Asks the platform in both ways it has. */
async function readingNow(now: number): Promise<LicenceReading> {
  const { environmentType, license } = appFacts();
  const endpointReading = await readLicence();
  return { at: now, state: licenceState({ environmentType, contextLicense: license, endpointReading }) };
}

/** Changes how far the removal is; `undefined` ends it. */
const setRemoval = (
  now: number,
  step: RemovalStep,
  update: (removal: Removal | undefined) => Removal | undefined,
): Promise<InstallationBody> =>
  changeInstallation(step, now, ({ removal, ...rest }) => {
    const after = update(removal);
    return after ? { ...rest, removal: after } : rest;
  });

/** One pass over everything stored. What it has removed is noted even when it is cut off by a failure. */
async function pass(now: number, step: RemovalStep, last: boolean): Promise<void> {
  const { removal } = await setRemoval(now, step, (before) =>
    before && !last ? { ...before, phase: 'removing' } : before,
  );
  const removed: Removed = { ...removal?.removed };
  try {
    await removeStored(removed, last, createThrottle());
  } finally {
    await setRemoval(now, step, (before) => before && { ...before, removed });
  }
}

async function take(step: RemovalStep, now: number): Promise<void> {
  switch (step) {
    case 'announce':
      await setRemoval(now, step, () => ({ phase: 'announced', announcedAt: now, removed: {} }));
      return;
    case 'cancel':
      await setRemoval(now, step, () => undefined);
      return;
    case 'first pass':
      await pass(now, step, false);
      await setRemoval(now, step, (before) => before && { ...before, phase: 'removed', firstPassAt: now });
      return;
    case 'second pass':
      await pass(now, step, true);
      // Dates, counts, hashes and licence readings are all that is kept: the certificate.
      await changeInstallation(step, now, ({ licence, triggers, removal }) => ({
        licence,
        triggers,
        ...(removal && { removal: { ...removal, phase: 'done', doneAt: now } }),
      }));
      return;
    case 'none':
  }
}

/**
 * The daily work on stored data: reads the licence, and takes the step of a removal that is due. Harmless when it comes
 * twice or late; a step that fails is taken again the next day.
 *
 * @param key The trigger's module key, under which its run is noted.
 */
export async function runDaily(key: string, now: number, log: Log): Promise<void> {
  const reading = await readingNow(now);
  const installation = await changeInstallation('licence', now, (before) => ({
    ...before,
    licence: afterReading(before.licence, reading),
  }));
  let outcome: 'done' | 'failed' = 'failed';
  try {
    const step = removalStep(installation.removal, installation.licence, now);
    if (step !== 'none') log.info('removal', { step });
    await take(step, now);
    outcome = 'done';
  } finally {
    await changeInstallation('trigger', now, (before) => ({
      ...before,
      triggers: { ...before.triggers, [key]: { at: now, outcome } },
    }));
  }
}

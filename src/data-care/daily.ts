import {
  afterReading,
  licenceState,
  removalStep,
  type LicenceReading,
  type RemovalStep,
} from '@behave-pro/core/rules';
import { appFacts, readLicence } from '../forge/licence';
import type { Log } from '../forge/log';
import { persistently } from '../retry';
import { changeInstallation } from './installation';
import { runPass } from './removal-pass';
import { isAnythingStored } from './remove-stored';

/** Asks the platform in both ways it has. */
async function readingNow(now: number): Promise<LicenceReading> {
  const { environmentType, license } = appFacts();
  const endpointReading = await readLicence();
  return { at: now, state: licenceState({ environmentType, contextLicense: license, endpointReading }) };
}

async function announce(now: number): Promise<void> {
  // Nothing has come since the last removal: its certificate stands.
  if (!(await isAnythingStored())) return;
  await changeInstallation(now, (before) =>
    removalStep(before.removal, before.licence, now) === 'announce'
      ? { ...before, removal: { phase: 'announced', announcedAt: now, removed: {} } }
      : before,
  );
}

const cancel = (now: number): Promise<unknown> =>
  changeInstallation(now, (before) => {
    if (removalStep(before.removal, before.licence, now) !== 'cancel') return before;
    const { removal: _cancelled, ...rest } = before;
    return rest;
  });

async function take(step: RemovalStep, now: number): Promise<void> {
  switch (step) {
    case 'announce':
      await persistently(() => announce(now));
      return;
    case 'cancel':
      await persistently(() => cancel(now));
      return;
    case 'first pass':
    case 'further pass':
      await runPass(step, now);
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
  const installation = await persistently(() =>
    changeInstallation(now, (before) => ({
      ...before,
      licence: afterReading(before.licence, reading),
    })),
  );
  let outcome: 'done' | 'failed' = 'failed';
  try {
    const step = removalStep(installation.removal, installation.licence, now);
    if (step !== 'none') log.info('removal', { step });
    await take(step, now);
    outcome = 'done';
  } finally {
    await persistently(() =>
      changeInstallation(now, (before) => ({
        ...before,
        triggers: { ...before.triggers, [key]: { at: now, outcome } },
      })),
    );
  }
}

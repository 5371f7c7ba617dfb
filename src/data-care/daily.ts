import {
  afterReading,
  announcedAt,
  licenceState,
  removalStep,
  type LicenceReading,
  type RemovalStep,
} from '@behave-pro/core/rules';
import { appFacts, readLicence } from '../forge/licence';
import { SITE } from '../context';
import type { Log } from '../forge/log';
import { upkeep } from '../features/upkeep';
import type { InstallationBody } from '../records/kinds';
import { persistently } from '../retry';
import { followAccounts } from './accounts/report';
import { backUpAll } from './backup/back-up-all';
import { changeInstallation } from './installation';
import { leaveToJobs } from './removal-jobs';
import { runPass } from './removal-pass';
import { followDeletions } from './project-deletion';
import { removeProjects } from './project-removals';
import { sweepAll } from './retention/sweep';
import { isAnythingStored } from './scope';
import { turnOf } from './turn';

/** Of everything nothing else is to be done but remove it: most of the run of the daily trigger. What takes longer is left to jobs. */
const TURN_MS = 12 * 60 * 1000;

/** Asks the platform in both ways it has. */
async function readingNow(now: number): Promise<LicenceReading> {
  const { environmentType, license } = appFacts();
  const endpointReading = await readLicence();
  return { at: now, state: licenceState({ environmentType, contextLicense: license, endpointReading }) };
}

const stepOf = ({ removal, licence, request }: InstallationBody, now: number): RemovalStep =>
  removalStep(removal, licence, now, request);

async function announce(now: number): Promise<void> {
  const anything = await isAnythingStored();
  await changeInstallation(now, (before) => {
    const { request, ...rest } = before;
    if (stepOf(before, now) !== 'announce') return before;
    const removal = announcedAt(now, request);
    // Nothing has come since the last removal: its certificate stands. Who asked for one gets one.
    if (!anything && !removal.asked) return before;
    return {
      ...rest,
      ...(request && !removal.asked && { request }),
      removal: { ...removal, removed: {} },
    };
  });
}

const cancel = (now: number): Promise<unknown> =>
  changeInstallation(now, (before) => {
    if (stepOf(before, now) !== 'cancel') return before;
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
    case 'further pass': {
      const turn = turnOf(TURN_MS);
      if ((await runPass(step, now, turn)) === 'under way') await leaveToJobs([SITE], turn);
      return;
    }
    case 'none':
  }
}

/** Does one after another. One that fails keeps none of the others from theirs: what is broken for long must not stop them for as long. */
async function doEach(work: Readonly<Record<string, () => Promise<void>>>, log: Log): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const [name, one] of Object.entries(work))
    await one().catch((error: unknown) => {
      log.warn('daily work', { failed: name, error: error instanceof Error ? error.name : typeof error });
      failures.push(error);
    });
  return failures;
}

/**
 * The daily work on stored data: reads the licence, and takes the step of a removal that is due, of
 * everything or of a project; then backs every project up, and sweeps what projects chose not to keep. Harmless when it comes
 * twice or late; a step that fails is taken again the next day. Throws the first failure.
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
    const step = stepOf(installation, now);
    if (step !== 'none') log.info('removal', { step });
    const failures = await doEach(
      {
        removal: () => take(step, now),
        'deleted projects': () => followDeletions(now, log),
        'removed projects': () => removeProjects(now, log),
        backups: () => backUpAll(now, log),
        sweep: () => sweepAll(now, log),
        accounts: () => followAccounts(now, log),
        links: upkeep,
      },
      log,
    );
    if (failures.length) throw failures[0];
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

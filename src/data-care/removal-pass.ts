import { randomUUID } from 'node:crypto';
import { afterPass, atPass, removalStep, type RemovalStep } from '@behave-pro/core/rules';
import { log } from '../forge/log';
import type { InstallationBody, RemovalBody } from '../records/kinds';
import { persistently } from '../retry';
import { changeInstallation } from './installation';
import { Ledger } from './ledger';
import { removeStored } from './remove-stored';
import { EVERYTHING } from './scope';
import type { Turn } from './turn';

/** A step that goes over what is stored. */
type SitePass = Extract<RemovalStep, 'first pass' | 'further pass'>;

/** Another run of the trigger has begun the same pass: it goes on from where this one is. */
export class TakenOver extends Error {}

/** The installation's record changed without fail, if storage answers at all; `update` must be harmless twice. */
const changed = (
  now: number,
  update: (before: InstallationBody) => InstallationBody,
): Promise<InstallationBody> => persistently(() => changeInstallation(now, update));

/** Makes this run the one that goes over what is stored, if the step is still due and no other may be at it; else answers undefined. */
async function begin(step: SitePass, now: number, pass: string): Promise<RemovalBody | undefined> {
  const { removal } = await changed(now, (before) => {
    if (!before.removal || removalStep(before.removal, before.licence, now) !== step) return before;
    const removal = atPass(before.removal, step, now);
    return { ...before, removal: { ...removal, pass: { id: pass, begunAt: now } } };
  });
  return removal?.pass?.id === pass ? removal : undefined;
}

/** Notes that the pass has come to its end. Of a removal that has ended only the certificate is kept. */
const end = (now: number, pass: string): Promise<InstallationBody> =>
  changed(now, (before) => {
    if (before.removal?.pass?.id !== pass) return before;
    const { pass: _ended, inHand: _gone, ...removal } = afterPass(before.removal, now);
    if (removal.phase !== 'done') return { ...before, removal };
    return { licence: before.licence, triggers: before.triggers, removal };
  });

/** Lets go of a pass whose turn is over: whoever comes next goes on with it. */
const leave = (now: number, pass: string): Promise<InstallationBody> =>
  changed(now, (before) => {
    if (before.removal?.pass?.id !== pass) return before;
    const { pass: _left, ...removal } = before.removal;
    return { ...before, removal };
  });

/** What became of a pass: it came to its end, or was another run's; or its turn was over before. */
export type PassOutcome = 'over' | 'under way';

/**
 * One pass over everything stored, as far as its turn lets it come. What it has come to is stored as it goes, so that one that is cut
 * off, by a failure or by the platform, is gone on with by the next. Throws what stays after retries.
 */
export async function runPass(step: SitePass, now: number, turn: Turn): Promise<PassOutcome> {
  const pass = randomUUID();
  const begun = await begin(step, now, pass);
  if (!begun) return 'over';
  const ledger = new Ledger(begun, async (progress) => {
    const { removal } = await changed(now, (before) => {
      if (before.removal?.pass?.id !== pass) return before;
      const { inHand: _inHand, refused: _refused, ...rest } = before.removal;
      return { ...before, removal: { ...rest, ...progress } };
    });
    if (removal?.pass?.id !== pass) throw new TakenOver();
  });
  try {
    const from = { inHand: begun.inHand, isFirst: step === 'first pass', scope: EVERYTHING };
    const isDone = await removeStored(from, ledger, turn);
    await (isDone ? end(now, pass) : leave(now, pass));
    return isDone ? 'over' : 'under way';
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
    log.info('removal', { step: 'taken over' });
    return 'over';
  }
}

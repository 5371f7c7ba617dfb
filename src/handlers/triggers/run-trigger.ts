import type { Context } from '../../context';
import { enterAlone, logFailure } from '../run-surface';

/** Runs what a trigger is for; a failure is logged and thrown on, so that the platform counts it as one. */
export async function runTrigger(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logFailure(error, `trigger ${name}`);
    throw error;
  }
}

/** The same for a product event, which changes records only: it is refused once their removal has begun. */
export const runEvent = (name: string, work: (context: Context) => Promise<void>): Promise<void> =>
  runTrigger(name, async () =>
    work({ ...(await enterAlone(Date.now(), 'records')), who: { kind: 'app' }, permissions: new Map() }),
  );

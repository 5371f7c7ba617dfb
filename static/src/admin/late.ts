import type { AdminView } from '../../../src/invoke-api';

/** A daily trigger comes at any hour of the day; one that has not for longer than this was missed. */
const LATE_MS = 50 * 60 * 60 * 1000;

/** Whether what runs daily has been missed, having run last, or been there, since that ISO time. */
export const isLate = (since: string | undefined): boolean =>
  since !== undefined && Date.now() - Date.parse(since) > LATE_MS;

/** What somebody should look at of the work in the background, if anything. */
export function triggerTrouble({
  triggers,
  installedAt,
}: Pick<AdminView, 'triggers' | 'installedAt'>): 'failed' | 'missed' | undefined {
  if (triggers.some(({ lastRun }) => isLate(lastRun?.at ?? installedAt))) return 'missed';
  return triggers.some(({ lastRun }) => lastRun?.outcome === 'failed') ? 'failed' : undefined;
}

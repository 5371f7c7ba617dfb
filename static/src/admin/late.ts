import { isDailyRunMissed } from '@behave-pro/core/rules';
import type { AdminView } from '../../../src/invoke-api';

/** Whether what runs daily has been missed, having run last, or been there, since that ISO time. */
export const isLate = (since: string | undefined): boolean =>
  since !== undefined && isDailyRunMissed(Date.parse(since), Date.now());

/** What somebody should look at of the work in the background, if anything. */
export function triggerTrouble({
  triggers,
  installedAt,
}: Pick<AdminView, 'triggers' | 'installedAt'>): 'failed' | 'missed' | undefined {
  if (triggers.some(({ lastRun }) => isLate(lastRun?.at ?? installedAt))) return 'missed';
  return triggers.some(({ lastRun }) => lastRun?.outcome === 'failed') ? 'failed' : undefined;
}

import type { AuditAction, AuditAsk } from '../../../src/invoke-api';

/** What of the log is looked at; an empty text chooses nothing. Days are those of the reader, as `2026-03-01`. */
export interface Chosen {
  projectId: string;
  action: AuditAction | '';
  by: string;
  from: string;
  to: string;
}

export const EVERYTHING: Chosen = { projectId: '', action: '', by: '', from: '', to: '' };

export type Ask = AuditAsk & { projectId?: string };

/** A time of the reader's own day; absent while the day is being typed. */
function timeOf(day: string, time: string): string | undefined {
  const at = new Date(`${day}T${time}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export const isBackwards = ({ from, to }: Chosen): boolean => from !== '' && to !== '' && to < from;

/** What is chosen, as the app is asked for it: whole days of the reader. */
export function askOf({ projectId, action, by, from, to }: Chosen): Ask {
  const [begin, end] = [timeOf(from, '00:00:00'), timeOf(to, '23:59:59.999')];
  return {
    ...(projectId && { projectId }),
    ...(action && { action }),
    ...(by && { by }),
    ...(begin && { from: begin }),
    ...(end && { to: end }),
  };
}

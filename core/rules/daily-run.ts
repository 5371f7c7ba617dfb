/** A daily trigger comes at any hour of the day; one that has not for longer than this was missed. */
const MISSED_MS = 50 * 60 * 60 * 1000;

/** Whether what runs daily has been missed, having run last, or been there, since `last`. Both in epoch milliseconds. */
export const isDailyRunMissed = (last: number, now: number): boolean => now - last > MISSED_MS;

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How far `at` is from `now` in the largest whole unit: "5 minutes ago", "in 3 weeks", under a minute "now". */
export function ago(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const fit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return fit ? relative.format(Math.trunc(seconds / fit[1]), fit[0]) : relative.format(0, 'second');
}

/** Date and time to the minute, in the reader's own zone. */
export const fullTime = (at: Date): string =>
  at.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });

/** The same to the second. */
export const exactTime = (at: Date): string =>
  at.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** Midnights between two times in the reader's own zone: 0 within a day, negative when `to` is before it. */
export function daysBetween(from: Date, to: Date): number {
  // Days as if all had 24 hours, which the nights of a clock change have not.
  const day = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return (day(to) - day(from)) / 86_400_000;
}

/** The day alone, in the reader's own zone. */
export const day = (iso: string): string => new Date(iso).toLocaleDateString('en', { dateStyle: 'medium' });

/** Largest file that is read, in bytes: thirteen times the largest among the public projects this was tried with. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** Most lines of a text that are read. The parser keeps several objects a line, so that lines cost more than bytes. */
export const MAX_LINES = 50_000;

/**
 * Most scenarios of one feature: finding them all again after an edit, and all their results in one record, stays within
 * what one call of the app may take.
 */
export const MAX_SCENARIOS = 5_000;

/** Whether a text has more lines than are read; it looks no further than that. */
export function hasTooManyLines(text: string): boolean {
  if (text.length <= MAX_LINES) return false;
  const endings = /\r\n|\r|\n/g;
  for (let lines = 0; endings.test(text); lines += 1) if (lines >= MAX_LINES) return true;
  return false;
}

/** Milliseconds in the units of JQL's periods. */
const UNITS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000 };

const PERIOD = /^([+-]?)\s*((?:\d+\s*[wdhm]\s*)+)$/i;
const ABSOLUTE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/;

/** `base` moved by a period such as `-1w 2d`; a bare number counts `unit`. `undefined` when it is no period. */
export function shiftedBy(period: string, base: number, unit?: string): number | undefined {
  const text = unit !== undefined && /^[+-]?\d+$/.test(period.trim()) ? `${period.trim()}${unit}` : period;
  const [, sign, parts] = PERIOD.exec(text.trim()) ?? [];
  if (parts === undefined) return undefined;
  let length = 0;
  for (const [, count, of] of parts.matchAll(/(\d+)\s*([wdhm])/gi)) {
    length += Number(count) * (UNITS[(of ?? '').toLowerCase()] ?? 0);
  }
  return sign === '-' ? base - length : base + length;
}

/**
 * A JQL date: `yyyy-MM-dd` or `yyyy/MM/dd`, with ` HH:mm` or without, or a period from now. Times are UTC.
 * Answers milliseconds since 1970, `undefined` when the text is no date.
 */
export function parseJqlDate(text: string, now: number): number | undefined {
  const match = ABSOLUTE.exec(text.trim());
  if (!match) return shiftedBy(text, now);
  const [year, month, day, hour, minute] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const time = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(time);
  // Date.UTC carries 31 February over into March; Jira refuses it.
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return real ? time : undefined;
}

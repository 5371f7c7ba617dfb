import { ControlError } from './body';

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads a duration such as `30d`, `90s` or `-2h` as milliseconds. */
export function readDuration(text: string): number {
  const [, amount, unit = ''] = /^(-?\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  const milliseconds = UNITS[unit];
  if (amount === undefined || milliseconds === undefined) {
    throw new ControlError(400, `${text} is no duration; write 30d, 12h, 5m, 90s or 250ms`);
  }
  return Number(amount) * milliseconds;
}

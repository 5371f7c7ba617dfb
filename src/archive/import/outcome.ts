import type { ArchivedRecord } from '@behave-pro/core/archive';
import type { ImportedRecord, RecordOutcome } from '../../invoke-api';
import type { WholeBodies } from '../shapes';

/** A record of the archive, with its issues as they are called here. */
export interface Incoming<Kind extends keyof WholeBodies> extends Omit<ArchivedRecord, 'body'> {
  body: WholeBodies[Kind];
}

export const told = (
  { key }: Pick<ArchivedRecord, 'key'>,
  outcome: RecordOutcome,
  more: Omit<ImportedRecord, 'key' | 'outcome'> = {},
): ImportedRecord => ({ key, outcome, ...more });

/** A record of which nothing is stored, and why, for people. */
export const refused = (record: Pick<ArchivedRecord, 'key'>, reason: string): ImportedRecord =>
  told(record, 'refused', { reason });

/** Whether two values say the same, in whatever order their members are. */
export const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
  );
}

import type { ImportedRecord } from '../../invoke-api';
import { chunksOf } from '../../lists';
import { change, consult, type Change } from '../../records/change';
import type { Terms } from './terms';

/**
 * Brings records in, so many a transaction, each named by the first of its records: repeating it is harmless. Where it is only
 * looked what would come of it, nothing is written.
 */
export async function inTransactions<Incoming extends { key: string }>(
  terms: Terms,
  incoming: readonly Incoming[],
  atOnce: number,
  bringIn: (records: Change, some: readonly Incoming[]) => Promise<ImportedRecord[]>,
): Promise<ImportedRecord[]> {
  const done: ImportedRecord[] = [];
  for (const some of chunksOf(incoming, atOnce)) {
    const work = (records: Change): Promise<ImportedRecord[]> => bringIn(records, some);
    done.push(
      ...(terms.dry
        ? await consult((records) => work(records as Change))
        : await change(`${terms.writeId} ${some[0]?.key}`, terms.context.now, work)),
    );
  }
  return done;
}

import {
  issueIdsIn,
  lineOf,
  recordIn,
  type ArchivedIssue,
  type ArchivedRecord,
} from '@behave-pro/core/archive';
import { gzipSync, strToU8 } from 'fflate';
import type { ImportedKind } from '../../../src/invoke-api';
import { toBase64 } from '../base64';

/** Of one request: the platform takes 500 KB, and the app has 25 seconds. */
const MOST_RECORDS = 60;
const MOST_CHARS = 1_000_000;
const MOST_PACKED = 340_000;
const MOST_ISSUES = 2_000;

/** Records as they are sent together. */
export interface Batch {
  records: ArchivedRecord[];
  /** Gzipped, in base64. */
  lines: string;
  issues: ArchivedIssue[];
}

// Without a time in it: the same records are packed the same way, so that a retry is a retry.
const packed = (records: readonly ArchivedRecord[]): string =>
  toBase64(gzipSync(strToU8(records.map(lineOf).join('')), { mtime: 0 }));

/** Records in as many batches as it takes; one that fits into none goes alone, and is refused. */
function* fitting(
  kind: ImportedKind,
  records: ArchivedRecord[],
  keys: ReadonlyMap<string, string | undefined>,
): Generator<Batch> {
  const ids = [...new Set(records.flatMap((record) => issueIdsIn(kind, record)))];
  const lines = packed(records);
  if (records.length > 1 && (lines.length > MOST_PACKED || ids.length > MOST_ISSUES)) {
    const half = Math.ceil(records.length / 2);
    yield* fitting(kind, records.slice(0, half), keys);
    yield* fitting(kind, records.slice(half), keys);
    return;
  }
  const issues = ids.map((id) => {
    const key = keys.get(id);
    return { id, ...(key && { key }) };
  });
  yield { records, lines, issues };
}

/** Lines of a part in batches for one request each; `onOther` hears the numbers of lines that are no records. */
export async function* batchesOf(
  kind: ImportedKind,
  lines: AsyncIterable<string>,
  keys: ReadonlyMap<string, string | undefined>,
  isWanted: (record: ArchivedRecord) => boolean,
  onOther: (number: number) => void,
): AsyncGenerator<Batch> {
  let records: ArchivedRecord[] = [];
  let chars = 0;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const record = recordIn(line);
    if (!record) onOther(number);
    if (!record || !isWanted(record)) continue;
    if (records.length === MOST_RECORDS || (records.length && chars + line.length > MOST_CHARS)) {
      yield* fitting(kind, records, keys);
      records = [];
      chars = 0;
    }
    records.push(record);
    chars += line.length;
  }
  if (records.length) yield* fitting(kind, records, keys);
}

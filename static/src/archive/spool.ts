import { valuesOf, type ArchivedRecord } from '@behave-pro/core/archive';
import { gunzipSync, strFromU8 } from 'fflate';
import { fromBase64 } from '../base64';

/** Records of one kind on their way into an archive, as they came: packed, where the browser may put them aside. */
export class Spool {
  private readonly pages: Blob[] = [];
  /** The page that has the newest of each record; -1 where it is gone. */
  private readonly newest = new Map<string, number>();

  /** A page of lines, gzipped, in base64; answers what it says. What it has of a record goes before what came earlier. */
  add(lines: string): ArchivedRecord[] {
    const bytes = fromBase64(lines);
    const records = recordsIn(bytes);
    const page = this.pages.push(new Blob([bytes])) - 1;
    for (const { key } of records) this.newest.set(key, page);
    return records;
  }

  remove(key: string): void {
    this.newest.set(key, -1);
  }

  get size(): number {
    return [...this.newest.values()].filter((page) => page >= 0).length;
  }

  async *records(): AsyncGenerator<ArchivedRecord> {
    for (const [page, blob] of this.pages.entries())
      for (const record of recordsIn(new Uint8Array(await blob.arrayBuffer())))
        if (this.newest.get(record.key) === page) yield record;
  }
}

const recordsIn = (packed: Uint8Array): ArchivedRecord[] => valuesOf(strFromU8(gunzipSync(packed)));

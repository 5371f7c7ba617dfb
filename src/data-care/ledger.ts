import { createHash } from 'node:crypto';
import { distinct } from '../lists';
import type { RemovalBody, RemovedKind } from '../records/kinds';
import type { Kind, StoredItem } from '../records/inventory';

/** What a pass comes to, as it is stored with the removal. */
export type Progress = Pick<RemovalBody, 'removed' | 'inHand' | 'refused'>;

const START: RemovedKind = { count: 0, sha256: '' };
/** Issues to come back to: what one record holds with ease. More are counted. */
const MAX_REFUSED = 10_000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Storage may answer a record's attributes in any order. */
const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(value);

/** Sums of hashes are kept within this. */
const MODULUS = 2n ** 256n;
const HEX_CHARS = 64;
const numberOf = (hash: string): bigint => BigInt(`0x${hash || '0'}`);

/**
 * Adds an item to those removed before, so that the certificate stands for what was removed without holding any of it. A copy
 * has the same sum, whatever the order in which its items are added.
 */
const added = ({ count, sha256: sum }: RemovedKind, { key, value }: StoredItem): RemovedKind => ({
  count: count + 1,
  sha256: ((numberOf(sum) + numberOf(sha256(`${key}\n${textOf(value)}`))) % MODULUS)
    .toString(16)
    .padStart(HEX_CHARS, '0'),
});

/**
 * Counts what a pass removes, and stores that before each deletion: a pass that is cut off has counted everything it
 * deleted, and the keys in hand tell the next one what it has counted but may not have deleted.
 */
export class Ledger {
  private removed: Progress['removed'];
  private refused: NonNullable<Progress['refused']>;

  /** @param store Stores the progress. Whatever it throws ends the pass. */
  constructor(
    before: Progress,
    private readonly store: (progress: Progress) => Promise<void>,
  ) {
    this.removed = before.removed;
    this.refused = before.refused ?? { ids: [], more: 0 };
  }

  /** Issues to ask Jira again for; from now on only what `refuse` names anew counts as refused. */
  takeRefused(): string[] {
    const { ids } = this.refused;
    this.refused = { ...this.refused, ids: [] };
    return ids;
  }

  /** Jira refused to remove the search properties of these issues. Stored with the next `note` or `settle`. */
  refuse(issueIds: readonly string[]): void {
    const ids = distinct([...this.refused.ids, ...issueIds]);
    const { length } = ids;
    this.refused = {
      ids: ids.slice(0, MAX_REFUSED),
      more: this.refused.more + Math.max(0, length - MAX_REFUSED),
    };
  }

  /** So many issues may hold their search property still, and there is no coming back to them. Stored likewise. */
  miss(issues: number): void {
    this.refused = { ...this.refused, more: this.refused.more + issues };
  }

  /** Items that are about to be deleted. */
  async note(kind: Kind, items: readonly StoredItem[]): Promise<void> {
    this.removed = { ...this.removed, [kind]: items.reduce(added, this.removed[kind] ?? START) };
    await this.store({ ...this.progress(), inHand: { kind, keys: items.map(({ key }) => key) } });
  }

  /** What was noted is deleted. */
  async settle(): Promise<void> {
    await this.store(this.progress());
  }

  private progress(): Progress {
    const { removed, refused } = this;
    return { removed, ...((refused.ids.length || refused.more) && { refused }) };
  }
}

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

/** Chains an item to those removed before, so that the certificate stands for what was removed without holding any of it. */
const chained = ({ count, sha256: chain }: RemovedKind, { key, value }: StoredItem): RemovedKind => ({
  count: count + 1,
  sha256: sha256(`${chain}\n${key}\n${sha256(JSON.stringify(value))}`),
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

  /** Items that are about to be deleted. */
  async note(kind: Kind, items: readonly StoredItem[]): Promise<void> {
    this.removed = { ...this.removed, [kind]: items.reduce(chained, this.removed[kind] ?? START) };
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

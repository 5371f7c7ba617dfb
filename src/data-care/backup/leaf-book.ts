import { leafText, type Leaf, type Leaves } from '@behave-pro/core/backup';
import { distinct } from '../../lists';
import { encodeBody } from '../../records/codec';
import { shortHash } from '../../records/copies';
import { backupLeafKey } from '../../records/keys';
import { readLeaves, writeAll } from './contents';

const EMPTY: Leaf = new Map();

/** The leaves of a backup that is being made: those it was begun with, and what has changed. */
export class LeafBook {
  private readonly read = new Map<string, Leaf>();
  private readonly changed = new Set<string>();
  /** Names of those that are not what they were: what is in them has to be found anew. */
  readonly damaged = new Set<string>();

  constructor(
    private readonly projectId: string,
    private leaves: Leaves,
  ) {}

  /** Reads leaves, so that `get` answers them. */
  async load(names: readonly string[]): Promise<void> {
    const named = distinct(names).flatMap((name) => {
      const leaf = this.leaves[name];
      return leaf && !this.read.has(name) ? [{ ...leaf, name }] : [];
    });
    const found = await readLeaves(this.projectId, named);
    named.forEach(({ name }, n) => {
      const leaf = found[n];
      if (!leaf) {
        this.damaged.add(name);
        this.changed.add(name);
      }
      this.read.set(name, leaf ?? EMPTY);
    });
  }

  /** All names, of what it was begun with and of what came. */
  names(): string[] {
    return [...new Set([...Object.keys(this.leaves), ...this.read.keys()])];
  }

  /** Whether it is the one that was written for a backup; without one, whether there is none. */
  isFrom(name: string, moment: string | undefined): boolean {
    return !this.changed.has(name) && this.leaves[name]?.since === moment;
  }

  get(name: string): Leaf {
    return this.read.get(name) ?? EMPTY;
  }

  set(name: string, leaf: Leaf): void {
    if (this.get(name) === leaf) return;
    this.read.set(name, leaf);
    this.changed.add(name);
  }

  /** Writes what has changed for a backup; answers the leaves as they are then. */
  async write(moment: string): Promise<Leaves> {
    const after = new Map(Object.entries(this.leaves));
    const contents = [...this.changed].flatMap((name) => {
      const leaf = this.get(name);
      if (!leaf.size) {
        after.delete(name);
        return [];
      }
      const text = leafText(leaf);
      after.set(name, { since: moment, hash: shortHash(JSON.stringify(text)), count: leaf.size });
      return [{ key: backupLeafKey(this.projectId, moment, name), value: encodeBody(text) }];
    });
    await writeAll(contents);
    this.changed.clear();
    this.leaves = Object.fromEntries(after);
    return this.leaves;
  }
}

import { listContents, listEntities, StorageError, type Listed, type Stored } from '../../forge/kvs';
import { HOLDING, type HoldingKind } from '../../records/accounts';
import { decodeBody } from '../../records/codec';
import type { AccountsAt } from '../../records/kinds';
import { fromStored } from '../../records/record';
import { persistently } from '../../retry';

/** A page of one kind, with where to go on behind it. */
export interface WalkedPage {
  kind: HoldingKind;
  items: { key: string; value: unknown }[];
  /** Absent behind the last page of the last kind. */
  next: AccountsAt | undefined;
}

const list = (kind: HoldingKind, cursor: string | undefined): Promise<Listed> =>
  kind === 'saves' ? listContents(cursor, 'saves:') : listEntities(kind, cursor);

/** One whose place storage does not know any more begins its kind again: everything here is harmless twice. */
async function pageAt({ kind, cursor }: { kind: HoldingKind; cursor?: string }): Promise<Listed> {
  try {
    return await persistently(() => list(kind, cursor));
  } catch (error) {
    const isLost = cursor !== undefined && error instanceof StorageError && error.failure === 'refused';
    if (!isLost) throw error;
    return persistently(() => list(kind, undefined));
  }
}

/** Everything that holds account ids, a page at a time, from a place on. Queries lag. */
export async function* walk(from: AccountsAt): AsyncGenerator<WalkedPage> {
  let at: AccountsAt | undefined = from;
  while (at) {
    const { place, cursor }: AccountsAt = at;
    const kind: HoldingKind | undefined = HOLDING[place];
    if (kind === undefined) return;
    const { items, cursor: more } = await pageAt({ kind, ...(cursor !== undefined && { cursor }) });
    const behind: AccountsAt | undefined = place + 1 < HOLDING.length ? { place: place + 1 } : undefined;
    at = more === undefined ? behind : { place, cursor: more };
    yield { kind, items, next: at };
  }
}

/** The body of what was listed: of a record, or a content. */
export const bodyOf = (kind: HoldingKind, value: unknown): unknown =>
  kind === 'saves' ? decodeBody(value as string) : fromStored(value as Stored).body;

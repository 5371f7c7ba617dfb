import { deleteObject } from '../forge/objects';
import type { Stored } from '../forge/kvs';
import { removePropertiesForSure } from '../jira-search/remove-properties';
import type { InHand, IssueBody } from '../records/kinds';
import {
  deleteItems,
  issueIdOf,
  objectKeyOf,
  presentOf,
  type Kind,
  type StoredItem,
} from '../records/inventory';
import { fromStored } from '../records/record';
import { persistently } from '../retry';
import type { Ledger } from './ledger';
import { KINDS, type Scope } from './scope';
import { isOver, type Turn } from './turn';

/** Whether Jira was ever told, or is about to be, what the search property of this issue holds. */
function wasMirrored({ value }: StoredItem): boolean {
  const { hash, due } = fromStored<IssueBody>(value as Stored).body.mirror;
  return due || hash !== undefined;
}

async function removeSearch(items: readonly StoredItem[], ledger: Ledger): Promise<void> {
  const { refused, unseen } = await removePropertiesForSure(items.map(issueIdOf));
  ledger.refuse(refused);
  const out = new Set(unseen);
  ledger.miss(items.filter((item) => out.has(issueIdOf(item)) && wasMirrored(item)).length);
}

/** What must go before the record that names it. */
async function removeNamed(kind: Kind, items: readonly StoredItem[], ledger: Ledger): Promise<void> {
  if (kind === 'issue') await removeSearch(items, ledger);
  if (kind === 'blob') for (const item of items) await persistently(() => deleteObject(objectKeyOf(item)));
}

interface Removing {
  scope: Scope;
  ledger: Ledger;
  turn: Turn;
}

/** Answers whether it came to its end. */
async function removeKind(kind: Kind, { scope, ledger, turn }: Removing): Promise<boolean> {
  for await (const listed of scope.pages(kind)) {
    if (isOver(turn)) return false;
    await turn.throttle.page(listed);
    const items = await scope.present(kind, listed, turn.throttle);
    if (!items.length) continue;
    await removeNamed(kind, items, ledger);
    await ledger.note(kind, items);
    await deleteItems(
      kind,
      items.map(({ key }) => key),
    );
  }
  return true;
}

/** Objects go, and their register stays; so what was begun would begin anew, and is not cut short. */
async function removeObjects({ scope, ledger, turn: { throttle } }: Removing): Promise<boolean> {
  for await (const listed of scope.pages('blob')) {
    await throttle.page(listed);
    await removeNamed('blob', await scope.present('blob', listed, throttle), ledger);
  }
  return true;
}

async function removeKinds(isFirst: boolean, removing: Removing): Promise<boolean> {
  for (const kind of KINDS) if (!(await removeKind(kind, removing))) return false;
  return isFirst ? removeObjects(removing) : removeKind('blob', removing);
}

/** What was counted and may not have been deleted. By now something else may be there under the same key. */
async function removeInHand({ kind, keys }: InHand, scope: Scope): Promise<void> {
  const left = await presentOf(
    kind,
    keys.map((key) => ({ key, value: undefined })),
  );
  await deleteItems(
    kind,
    left.filter((item) => scope.owns(kind, item)).map(({ key }) => key),
  );
}

/**
 * Removes everything that is stored within a scope, except the installation's own record, and the app's search properties
 * in Jira. Repeating it is harmless; one that is cut off is to be repeated. Answers whether it came to its end: its turn may be over
 * before.
 *
 * @param inHand What a pass that was cut off had noted last.
 * @param isFirst Objects may still come through URLs of before, so their register stays for the next pass.
 */
export async function removeStored(
  { inHand, isFirst, scope }: { inHand: InHand | undefined; isFirst: boolean; scope: Scope },
  ledger: Ledger,
  turn: Turn,
): Promise<boolean> {
  if (inHand) await removeInHand(inHand, scope);
  const isDone = await removeKinds(isFirst, { scope, ledger, turn });
  if (isDone) {
    const { refused, unseen } = await removePropertiesForSure(await scope.unclaimed(ledger.takeRefused()));
    ledger.refuse(refused);
    ledger.miss(unseen.length);
  }
  await ledger.settle();
  return isDone;
}

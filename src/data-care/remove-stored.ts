import { deleteObject } from '../forge/objects';
import { removeProperties } from '../jira-search/remove-properties';
import type { InHand } from '../records/kinds';
import {
  CONTENTS,
  deleteItems,
  ENTITIES,
  issueIdOf,
  objectKeyOf,
  pagesOf,
  presentOf,
  type Kind,
  type StoredItem,
} from '../records/inventory';
import { persistently } from '../retry';
import type { Ledger } from './ledger';
import type { Throttle } from './throttle';

/**
 * Kinds in the order of removal. Issues come late, for their search properties go with them and Jira may be slow; the audit
 * log after them, for it was written last, and queries lag; the register of objects comes last, and only after the first
 * pass: until then an upload may still arrive.
 */
const KINDS: readonly Kind[] = [
  CONTENTS,
  ...ENTITIES.filter((kind) => !['issue', 'audit', 'blob', 'installation'].includes(kind)),
  'issue',
  'audit',
];

/** What must go before the record that names it. */
async function removeNamed(kind: Kind, items: readonly StoredItem[], ledger: Ledger): Promise<void> {
  if (kind === 'issue') ledger.refuse(await removeProperties(items.map(issueIdOf)));
  if (kind === 'blob') for (const item of items) await persistently(() => deleteObject(objectKeyOf(item)));
}

async function removeKind(kind: Kind, keep: boolean, ledger: Ledger, throttle: Throttle): Promise<void> {
  for await (const listed of pagesOf(kind)) {
    await throttle.page(listed);
    const items = await presentOf(kind, listed);
    if (!items.length) continue;
    await removeNamed(kind, items, ledger);
    if (keep) continue;
    await ledger.note(kind, items);
    await deleteItems(
      kind,
      items.map(({ key }) => key),
    );
  }
}

/** What expires by itself: no reason to announce a removal. */
const EXPIRING: readonly Kind[] = ['auth-failures', 'audit'];

/** Whether anything is stored that does not expire by itself, besides the installation's own record. */
export async function isAnythingStored(): Promise<boolean> {
  for (const kind of KINDS.filter((some) => !EXPIRING.includes(some)))
    for await (const listed of pagesOf(kind)) if ((await presentOf(kind, listed)).length) return true;
  return false;
}

/**
 * Removes everything that is stored, except the installation's own record, and the app's search properties in Jira.
 * Repeating it is harmless; one that is cut off is to be repeated.
 *
 * @param inHand What a pass that was cut off had noted last.
 * @param isFirst Objects may still come through URLs of before, so their register stays for the next pass.
 */
export async function removeStored(
  { inHand, isFirst }: { inHand: InHand | undefined; isFirst: boolean },
  ledger: Ledger,
  throttle: Throttle,
): Promise<void> {
  if (inHand) await deleteItems(inHand.kind, inHand.keys);
  for (const kind of KINDS) await removeKind(kind, false, ledger, throttle);
  await removeKind('blob', isFirst, ledger, throttle);
  ledger.refuse(await removeProperties(ledger.takeRefused()));
  await ledger.settle();
}

import { AUDIT_DAYS } from '@behave-pro/core/audit';
import { readContents } from '../../forge/kvs';
import { chunksOf } from '../../lists';
import { accountsIn, withoutAccounts, type HoldingKind } from '../../records/accounts';
import { changeAnew } from '../../records/change';
import { BACKUP } from '../../records/copies';
import { decodeBody } from '../../records/codec';
import { ofSavesKey } from '../../records/keys';
import type { Save } from '../../records/kinds';
import type { Record, Ref } from '../../records/record';
import * as refs from '../../records/refs';

/** Records one transaction rewrites: the largest have 240 KB, and it holds 4 MB. */
const RECORDS_A_TRANSACTION = 10;
const DAY_SECONDS = 24 * 60 * 60;

/** What expires goes on doing so when it would have. */
function lifeOf(kind: HoldingKind, { attributes }: Record<unknown>, now: number): { ttlSeconds?: number } {
  if (kind !== 'audit') return {};
  const left = Math.floor((Number(attributes.at) - now) / 1000) + AUDIT_DAYS * DAY_SECONDS;
  return { ttlSeconds: Math.max(1, left) };
}

/**
 * A mark goes when it would have. What backups copy counts as changed: they look for that by its time, and would go on naming the
 * copy of before.
 */
const timeOf = (kind: HoldingKind, { updatedAt }: Record<unknown>): { updatedAt?: number } =>
  BACKUP[kind] === 'copied' ? {} : { updatedAt };

/** Replaces accounts in records that are still there, and changes nothing else of them. */
const eraseRecords = (
  kind: Exclude<HoldingKind, 'saves'>,
  keys: readonly string[],
  closed: ReadonlySet<string>,
  now: number,
): Promise<void> =>
  changeAnew(now, async (records) => {
    const found = keys.map((key): Ref<unknown> => ({ entity: kind, key }));
    const present = await records.read(found);
    found.forEach((ref, n) => {
      const record = present[n];
      if (!record || !accountsIn(kind, record.body).some((id) => closed.has(id))) return;
      const { projectId, attributes } = record;
      const place = { projectId, attributes, ...timeOf(kind, record), ...lifeOf(kind, record, now) };
      records.put(ref, withoutAccounts(kind, record.body, closed), place);
    });
  });

/**
 * Writes a page of saves again under its key, if it is still there: the one content that is ever changed, for an account id must not
 * wait until no backup names the page any more.
 */
async function erasePage(key: string, closed: ReadonlySet<string>, now: number): Promise<void> {
  const of = ofSavesKey(key);
  if (!of) return;
  await changeAnew(now, async (records) => {
    const holders = [refs.feature(of.featureId), refs.gone('feature', of.featureId)];
    await records.prefetch(holders);
    const [content] = await readContents([key]);
    if (content === undefined) return;
    for (const holder of holders) records.check(holder);
    records.content(of.key, withoutAccounts('saves', decodeBody<Save[]>(content), closed));
  });
}

/** Replaces these accounts in what was listed of a kind. Repeating it is harmless. */
export async function erase(
  kind: HoldingKind,
  keys: readonly string[],
  closed: ReadonlySet<string>,
  now: number,
): Promise<void> {
  if (kind === 'saves') for (const key of keys) await erasePage(key, closed, now);
  else for (const some of chunksOf(keys, RECORDS_A_TRANSACTION)) await eraseRecords(kind, some, closed, now);
}

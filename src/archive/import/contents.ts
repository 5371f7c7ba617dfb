import { versionOf } from '../../features/saves';
import { readContents, writeContents } from '../../forge/kvs';
import type { ImportedRecord } from '../../invoke-api';
import { encodeBody } from '../../records/codec';
import type { WholeKind } from '../../records/archived';
import type { ContentKind } from '../../records/keys';
import { refused, told, type Incoming } from './outcome';
import { restOfKey, type Terms } from './terms';

/** Contents that come with an archive. */
type ArchivedContent = ContentKind & WholeKind;

const PLACES: Readonly<Record<ArchivedContent, RegExp>> = {
  version: /^[0-9a-f]{12}:[0-9a-f]{32}$/,
  saves: /^[0-9a-f]{12}:[0-9]{1,5}$/,
  'run-part': /^[0-9a-f]{16}:[0-9]{1,5}$/,
};

/** A version's key names its text: one that names another is not what it says. */
const isOfItsKey = (kind: ArchivedContent, place: string, body: unknown): boolean =>
  kind !== 'version' || versionOf((body as { text: string }).text) === place.split(':')[1];

/**
 * Brings in immutable contents under the keys they have here. What is there stays as it is: it is the same, or belongs to something
 * that the import does not touch. Repeating it is harmless.
 */
export async function importContents<Kind extends ArchivedContent>(
  terms: Terms,
  kind: Kind,
  incoming: readonly Incoming<Kind>[],
): Promise<ImportedRecord[]> {
  const keys = incoming.map(({ key, body }) => {
    const place = restOfKey(terms, kind, key)?.join(':');
    return place !== undefined && PLACES[kind].test(place) && isOfItsKey(kind, place, body)
      ? `${kind}:${terms.project.id}:${place}`
      : undefined;
  });
  const known = keys.flatMap((key) => key ?? []);
  const there = new Set(
    (await readContents(known)).flatMap((value, n) => (value === undefined ? [] : known[n])),
  );
  const fresh = incoming.flatMap(({ body }, n) => {
    const key = keys[n];
    return key === undefined || there.has(key) ? [] : [{ key, value: encodeBody(body) }];
  });
  if (!terms.dry) await writeContents(fresh);
  return incoming.map((one, n) => {
    const key = keys[n];
    if (key === undefined) return refused(one, 'It does not go with its name.');
    return told(one, there.has(key) ? 'same' : 'new');
  });
}

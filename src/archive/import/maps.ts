import { countCards, MAX_CARDS, type ExampleMap } from '@behave-pro/core/example-map';
import type { ImportedRecord, RecordOutcome } from '../../invoke-api';
import type { Change } from '../../records/change';
import * as refs from '../../records/refs';
import { inTransactions } from './in-transactions';
import { refused, same, told, type Incoming } from './outcome';
import type { Terms } from './terms';

/** Maps one transaction writes: each may be some 50 KB. */
const MAPS_A_TRANSACTION = 20;

const union = <Card extends { id: string }>(
  first: readonly Card[],
  second: readonly Card[],
  both: (one: Card, other: Card) => Card = (one) => one,
): Card[] => {
  const others = new Map(second.map((card) => [card.id, card]));
  const merged = first.map((card) => {
    const other = others.get(card.id);
    others.delete(card.id);
    return other ? both(card, other) : card;
  });
  return [...merged, ...others.values()];
};

/** The cards of both maps; of a card that both have, the first's. */
const together = (first: ExampleMap, second: ExampleMap): ExampleMap => ({
  rules: union(first.rules, second.rules, (one, other) => ({
    ...one,
    examples: union(one.examples, other.examples),
  })),
  questions: union(first.questions, second.questions),
});

function planned(
  { onDifferent }: Terms,
  present: ExampleMap | undefined,
  archived: ExampleMap,
): { outcome: RecordOutcome; body?: ExampleMap } {
  if (!present || countCards(present) === 0) return { outcome: 'new', body: archived };
  if (same(present, archived)) return { outcome: 'same' };
  if (onDifferent === 'keep') return { outcome: 'different' };
  const body = onDifferent === 'take' ? together(archived, present) : together(present, archived);
  if (same(body, present) || countCards(body) > MAX_CARDS) return { outcome: 'different' };
  return { outcome: 'merged', body };
}

const issueOf = ({ key }: Incoming<'example-map'>): string => key.slice('example-map:'.length);

async function writeSome(
  records: Change,
  terms: Terms,
  incoming: readonly Incoming<'example-map'>[],
): Promise<ImportedRecord[]> {
  await records.prefetch(incoming.flatMap((one) => refs.exampleMap(issueOf(one))));
  const outcomes: ImportedRecord[] = [];
  for (const one of incoming) {
    const ref = refs.exampleMap(issueOf(one));
    const place = terms.places.get(issueOf(one));
    if (!place || countCards(one.body) > MAX_CARDS) {
      outcomes.push(refused(one, 'It has more cards than a map holds.'));
      continue;
    }
    const [record] = await records.read([ref]);
    const isMine = await records.alreadyIn(ref);
    const { outcome, body } = planned(terms, record?.body, one.body);
    if (body && !isMine && !terms.dry) records.put(ref, body, { projectId: place.projectId });
    outcomes.push(told(one, isMine ? 'new' : outcome));
  }
  return outcomes;
}

/** Brings in example maps. Repeating it is harmless. */
export const importMaps = (
  terms: Terms,
  incoming: readonly Incoming<'example-map'>[],
): Promise<ImportedRecord[]> =>
  inTransactions(terms, incoming, MAPS_A_TRANSACTION, (records, some) => writeSome(records, terms, some));

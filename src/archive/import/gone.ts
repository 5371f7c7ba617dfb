import { toFeature, tooLarge } from '../../features/feature-record';
import { isRecoverable } from '../../features/removed-features';
import type { ImportedRecord } from '../../invoke-api';
import { chunksOf } from '../../lists';
import { change, type Change } from '../../records/change';
import { markFeatureGone } from '../../records/gone';
import { goneIdOf } from '../../records/keys';
import * as refs from '../../records/refs';
import { featureId } from '../shapes';
import { refused, told, type Incoming } from './outcome';
import type { Terms } from './terms';

const A_TRANSACTION = 20;

const NOT_WHOLE = 'It cannot be brought back as it is.';

/** Whether it could be brought back from here. */
function isUsable({ project }: Terms, id: string, { body }: Incoming<'gone'>): boolean {
  if (!featureId.safeParse(id).success || !body.feature) return false;
  try {
    const { attributes, body: kept } = body.feature;
    const feature = toFeature(id, { projectId: project.id, attributes, body: kept });
    return feature.scenarios.length === feature.document.scenarios.length && !tooLarge(feature);
  } catch {
    return false;
  }
}

async function writeSome(
  records: Change,
  terms: Terms,
  incoming: readonly Incoming<'gone'>[],
): Promise<ImportedRecord[]> {
  const now = Math.floor(terms.context.now / 1000);
  const outcomes: ImportedRecord[] = [];
  for (const one of incoming) {
    const id = goneIdOf('feature', one.key) ?? '';
    const removedAt = Math.floor(Date.parse(one.at ?? '') / 1000);
    if (!isUsable(terms, id, one) || !(removedAt <= now)) {
      outcomes.push(refused(one, NOT_WHOLE));
      continue;
    }
    if (!isRecoverable(removedAt, terms.context.now)) {
      outcomes.push(refused(one, 'It was removed more than 30 days ago.'));
      continue;
    }
    const ref = refs.gone('feature', id);
    const [here, marker] = [(await records.read([refs.feature(id)]))[0], (await records.read([ref]))[0]];
    const isMine = await records.alreadyIn(ref);
    if (!here && !marker && one.body.feature)
      await markFeatureGone(records, id, terms.project.id, one.body.feature, removedAt);
    outcomes.push(told(one, (here || marker) && !isMine ? 'same' : 'new'));
  }
  return outcomes;
}

/** Brings in removed features as removed, with the day on which they were. Repeating it is harmless. */
export async function importGone(
  terms: Terms,
  incoming: readonly Incoming<'gone'>[],
): Promise<ImportedRecord[]> {
  const done: ImportedRecord[] = [];
  for (const some of chunksOf(incoming, A_TRANSACTION))
    done.push(
      ...(await change(`${terms.writeId} ${some[0]?.key}`, terms.context.now, async (records) => {
        const ids = some.flatMap(({ key }) => goneIdOf('feature', key) ?? []);
        await records.prefetch(ids.flatMap((id) => [refs.feature(id), refs.gone('feature', id)]));
        return writeSome(records, terms, some);
      })),
    );
  return done;
}

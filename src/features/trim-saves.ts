import { splitSaves, textsOnlyIn } from '@behave-pro/core/rules';
import type { Change } from '../records/change';
import { savesKey } from '../records/keys';
import type { SweptTexts } from '../records/kinds';
import type { Feature } from './feature-record';
import { pagesOfSaves } from './saves';

/** A feature without saves that are due, and what nothing names any more without them. */
export interface Trimmed {
  feature: Feature;
  swept: SweptTexts;
  /** How many saves are due. */
  versions: number;
  /** When the oldest of those that are kept was made, in epoch seconds. */
  oldestKept: number | undefined;
}

/**
 * A feature as a project keeps it that keeps earlier texts for so many days. A page of saves never changes: one of which
 * some are due is written again, as a page of its own.
 *
 * @param change Told of pages to be written; absent where nothing is to be.
 */
export async function trimSaves(
  feature: Feature,
  days: number,
  now: number,
  change?: Pick<Change, 'content'>,
): Promise<Trimmed> {
  const { projectId, id } = feature;
  const pages = await pagesOfSaves(feature);
  const split = splitSaves([...feature.saves, ...[...pages].reverse().flat()], days, now);
  const due = new Set(split.due);
  const left: number[] = [];
  const gone: number[] = [];
  let { olderSaves } = feature;
  feature.pages.forEach((page, n) => {
    const saves = pages[n] ?? [];
    const kept = saves.filter((save) => !due.has(save));
    if (kept.length === saves.length) {
      left.push(page);
      return;
    }
    gone.push(page);
    if (!kept.length) return;
    change?.content(savesKey(projectId, id, olderSaves), kept);
    left.push(olderSaves);
    olderSaves += 1;
  });
  return {
    feature: { ...feature, saves: feature.saves.filter((save) => !due.has(save)), olderSaves, pages: left },
    swept: { featureId: id, versions: textsOnlyIn(split), pages: gone },
    versions: split.due.length,
    oldestKept: split.kept.at(-1)?.at,
  };
}

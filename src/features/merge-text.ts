import { mergeFeatures, piecesAsText, textHash } from '@behave-pro/core/gherkin';
import { AppError } from '../errors';
import type { MergeConflict } from '../invoke-api';
import type { VersionContent } from '../records/kinds';
import { presentText, type Feature } from './feature-record';
import { readVersion, savesOf } from './saves';

/** A text brought together with the present one, or what only a person can bring together. */
export type Merged = { text: string; merged: boolean } | { conflict: MergeConflict };

/** The version with this hash, which the feature has or had; `undefined` when it never had such a text. */
export async function versionSince(feature: Feature, hash: string): Promise<VersionContent | undefined> {
  const base = (await savesOf(feature)).find(({ version }) => version.startsWith(hash));
  return base && readVersion(feature, base.version);
}

/** Brings a text that was made from `base` together with a feature's present one. */
export function mergeText(feature: Feature, base: string, mine: string): Merged {
  const present = presentText(feature);
  const result = mergeFeatures(base, mine, present);
  if (result.ok) return { text: result.text, merged: result.text !== mine };
  const { id: featureId } = feature;
  return { conflict: { featureId, textHash: textHash(present), parts: piecesAsText(result) } };
}

/**
 * The same for a text made from the one with this `hash`, which the feature has or had. Throws Conflict when it never had
 * such a text.
 */
export async function mergeSince(feature: Feature, hash: string, mine: string): Promise<Merged> {
  if (textHash(presentText(feature)) === hash) return { text: mine, merged: false };
  const content = await versionSince(feature, hash);
  if (!content)
    throw new AppError(
      'Conflict',
      'Somebody else changed this feature while you were editing it. Your text is kept here; compare it with what is there now.',
    );
  return mergeText(feature, content.text, mine);
}

import type { FeatureDocument } from '../document';
import type { EditResult } from '../edit/result';
import { parseFeature } from '../parse';

/** The document of a text that can be read. Throws what is wrong with one that cannot. */
export function documentOf(text: string): FeatureDocument {
  const parsed = parseFeature(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

/** An edit that was made. Throws why when it was not. */
export function done(result: EditResult) {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

import type { FeatureDocument } from '../document';
import { retitled } from './rename-scenario';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';

/** Gives the feature another name; no other line changes. */
export function renameFeature(document: FeatureDocument, name: string): EditResult {
  const { feature } = document;
  const wanted = name.trim();
  if (!feature) return refused('The feature file has no “Feature:” line yet: write that first.');
  if (/[\r\n]/.test(wanted)) return refused('A title is one line: take the line breaks out.');
  const lines = changedLinesOf(document, (all, ending) =>
    all.with(feature.line - 1, {
      content: retitled(contentAt(document, feature.line), wanted),
      ending: all[feature.line - 1]?.ending ?? ending,
    }),
  );
  return checked(lines, 0, document.scenarios.length, (read) => read.feature?.name === wanted);
}

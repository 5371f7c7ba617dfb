import type { FeatureDocument } from '../document';
import { dialectOf } from '../language';
import { indentOf, isBlank, isComment, withIndent } from '../lines';
import { mergeLines } from '../merge-lines';
import { descriptionLines } from '../new-feature';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';

/**
 * Sets the description below the feature line; empty takes it away. Lines it has in common with the one before keep
 * every byte. Comments among the old lines stay, below the new ones.
 */
export function setFeatureDescription(document: FeatureDocument, description: string): EditResult {
  const { feature } = document;
  const dialect = dialectOf(document.language);
  if (!feature || !dialect) return refused('The feature file has no “Feature:” line yet: write that first.');
  const header = Array.from(
    { length: feature.endLine - feature.line },
    (_, index) => feature.line + 1 + index,
  );
  const written = header.filter((line) => {
    const content = contentAt(document, line);
    return !isBlank(content) && !isComment(content);
  });
  const first = written[0] ?? feature.line + 1;
  const last = written.at(-1) ?? feature.line;
  const wanted = description.trim() ? descriptionLines(description, dialect) : [];
  const indent =
    written[0] === undefined
      ? `${indentOf(contentAt(document, feature.line))}  `
      : indentOf(contentAt(document, first));
  const lines = changedLinesOf(document, (all, ending) => {
    const old = all.slice(first - 1, last);
    const comments = old.filter(({ content }) => isComment(content));
    const texts = old.filter(({ content }) => !isComment(content));
    const known = new Map(texts.map(({ content }) => [content.trim(), content]));
    const contents = wanted.map((line) => known.get(line) ?? withIndent(line, indent));
    const merged = mergeLines(texts, contents, '', ending);
    return [...all.slice(0, first - 1), ...merged, ...comments, ...all.slice(last)];
  });
  return checked(lines, 0, document.scenarios.length);
}

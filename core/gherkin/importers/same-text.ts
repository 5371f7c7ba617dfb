import type { FeatureDocument } from '../document';
import { isBlank, isComment, isTagLine, withoutIndent } from '../lines';
import { scenarioLines } from '../scenario-text';

/** A scenario's own text without its tag lines, comments above its keyword, and blank lines at its end. */
export function bodyText(document: FeatureDocument, index: number): string {
  const { lines, indent } = scenarioLines(document, index);
  const contents = lines.map(({ content }) => withoutIndent(content, indent).trimEnd());
  const keyword = contents.findIndex(
    (content) => !isBlank(content) && !isComment(content) && !isTagLine(content),
  );
  return contents.slice(keyword).join('\n').trimEnd();
}

/** The backgrounds that run before a scenario: the feature's, then its rule's. */
export function backgroundText(
  { lines, background, rules, scenarios }: FeatureDocument,
  index: number,
): string {
  const { line = 0, ruleName } = scenarios[index] ?? {};
  const rule = ruleName === undefined ? undefined : rules.findLast((one) => one.line < line);
  return [background, rule?.background]
    .flatMap((one) => (one ? lines.slice(one.startLine, one.endLine) : []))
    .map(({ content }) => content.trim())
    .filter((content) => !isBlank(content))
    .join('\n');
}

import type { FeatureDocument } from '../document';
import { tagLine } from '../edit/tags';
import { commonIndent, isBlank, isComment, isTagLine, withoutIndent } from '../lines';
import { scenarioLines } from '../scenario-text';

/** A scenario's own text from its keyword on, without blank lines at its end. */
export function bodyText(document: FeatureDocument, index: number): string {
  const { lines, indent } = scenarioLines(document, index);
  const contents = lines.map(({ content }) => withoutIndent(content, indent));
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
    .map((one) => {
      const own = one ? lines.slice(one.startLine, one.endLine).map(({ content }) => content) : [];
      const indent = commonIndent(own);
      return own
        .map((content) => withoutIndent(content, indent))
        .join('\n')
        .trim();
    })
    .join('\n');
}

/** Comments directly above a scenario, and on and among its tags. */
export function commentsAbove({ lines, scenarios }: FeatureDocument, index: number): string[] {
  const { commentLine = 1, line = 1 } = scenarios[index] ?? {};
  return lines.slice(commentLine - 1, line - 1).flatMap(({ content }) => {
    const comment = isComment(content) ? content : tagLine(content).rest;
    return isBlank(comment) ? [] : [comment.trim()];
  });
}

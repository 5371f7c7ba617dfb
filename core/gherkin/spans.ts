import type { SourceSyntax } from './document';
import { indentOf, isBlank, isComment, isTagLine, type SourceLine } from './lines';

/** Which lines belong to a part of a feature, in one syntax. Lines count from 1, as in the documents. */
export interface Spans {
  syntax: SourceSyntax;
  /** The first line of a part's own tags, or its keyword line when it has none. */
  firstTagLine(lines: readonly SourceLine[], keywordLine: number): number;
  /** The first of the comments that go with what starts on `startLine`, or that line. */
  firstCommentLine(lines: readonly SourceLine[], startLine: number): number;
  /** The last line of the part whose keyword stands on `keywordLine` and that ends before `boundary`. */
  lastOwnLine(lines: readonly SourceLine[], keywordLine: number, boundary: number): number;
}

const contentAt = (lines: readonly SourceLine[], line: number): string => lines[line - 1]?.content ?? '';

/**
 * The first line of a scenario's, rule's or examples' own tags, or its keyword line when it has none. Comments and
 * blanks between the tags and the keyword are passed over.
 */
export function firstTagLine(lines: readonly SourceLine[], keywordLine: number): number {
  let first = keywordLine;
  for (let line = keywordLine - 1; line > 0; line -= 1) {
    const content = contentAt(lines, line);
    if (isTagLine(content)) first = line;
    else if (!isBlank(content) && !isComment(content)) break;
  }
  return first;
}

/**
 * The first of the comments that stand directly above `startLine`, without a blank line between and not indented
 * deeper than it (a deeper one is a remark at the end of what comes before); `startLine` when there is none.
 */
export function firstCommentLine(lines: readonly SourceLine[], startLine: number): number {
  const depth = indentOf(contentAt(lines, startLine)).length;
  let first = startLine;
  while (first > 1) {
    const above = contentAt(lines, first - 1);
    if (!isComment(above) || indentOf(above).length > depth) break;
    first -= 1;
  }
  return first;
}

/**
 * The last line that belongs to the part whose keyword stands on `keywordLine` and that ends before `boundary`, the
 * first line of what follows (its comments included). Comments after the last step, table or text belong to it when
 * they follow without a blank line or are indented deeper than its keyword; other comments stand for themselves.
 */
export function lastOwnLine(lines: readonly SourceLine[], keywordLine: number, boundary: number): number {
  const depth = indentOf(contentAt(lines, keywordLine)).length;
  let content = boundary - 1;
  while (
    content > keywordLine &&
    (isBlank(contentAt(lines, content)) || isComment(contentAt(lines, content)))
  ) {
    content -= 1;
  }
  let last = content;
  for (let line = content + 1; line < boundary; line += 1) {
    const text = contentAt(lines, line);
    if (!isComment(text)) continue;
    if (line === last + 1 || indentOf(text).length > depth) last = line;
    else break;
  }
  return last;
}

export const CLASSIC: Spans = { syntax: 'gherkin', firstTagLine, firstCommentLine, lastOwnLine };

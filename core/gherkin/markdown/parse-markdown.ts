import { documentOf } from '../build-document';
import type { ParseResult } from '../document';
import { dialectOf } from '../language';
import { isBlank, splitLines, type SourceLine } from '../lines';
import { errorsIn, problemsOf } from '../problem-words';
import type { Spans } from '../spans';
import { LANGUAGE, readMarkdown } from './read-markdown';

/** A line of nothing but tags in back quotes, with a remark after them if there is one. */
const isTagLine = ({ content }: SourceLine): boolean => /^\s*`@[^`]*`/.test(content);

/** Markdown has no comments: what is no Gherkin is text, and stays where it stands. */
const MARKDOWN: Spans = {
  syntax: 'markdown',
  firstTagLine(lines, keywordLine) {
    let first = keywordLine;
    for (let line = keywordLine - 1; line > 0; line -= 1) {
      const above = lines[line - 1];
      if (above && isTagLine(above)) first = line;
      else if (above && !isBlank(above.content)) break;
    }
    return first;
  },
  firstCommentLine: (_, startLine) => startLine,
  lastOwnLine(lines, keywordLine, boundary) {
    let last = boundary - 1;
    while (last > keywordLine && isBlank(lines[last - 1]?.content ?? '')) last -= 1;
    return last;
  },
};

/** Reads a feature written in Markdown (`.feature.md`), as Cucumber does. Never throws. */
export function parseMarkdown(text: string): ParseResult {
  const lines = splitLines(text);
  const dialect = dialectOf(LANGUAGE);
  if (!dialect) throw new Error(`Gherkin has no language ${LANGUAGE}`);
  try {
    return { ok: true, document: documentOf(text, lines, LANGUAGE, readMarkdown(lines), MARKDOWN) };
  } catch (thrown) {
    return { ok: false, problems: problemsOf(errorsIn(thrown), lines, dialect, 'file') };
  }
}

import type { GherkinDocument } from '@cucumber/messages';
import { documentOf } from '../build-document';
import type { ParseResult, TextProblem } from '../document';
import { dialectOf } from '../language';
import { isBlank, splitLines, type SourceLine } from '../lines';
import { parseClassic } from '../parse-classic';
import { errorsIn, problemsOf } from '../problem-words';
import { saidBy } from '../same-tree';
import type { Spans } from '../spans';
import { gherkinText } from './gherkin-text';
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

/** Why readers of classic Gherkin could not be handed the same: the lines are those of the Markdown. */
function notForAll(tree: GherkinDocument): TextProblem[] {
  const classic = gherkinText(tree);
  const read = parseClassic(classic);
  if (!read.ok) return read.problems;
  if (saidBy(splitLines(classic)) === saidBy(tree)) return [];
  const message =
    'A tag or a doc string here has no equal in classic Gherkin, which builds are handed. Write one tag in each pair of back quotes, without # and blanks, and no escaped quotes.';
  return [{ line: tree.feature?.location.line ?? 1, column: 1, message }];
}

/**
 * Reads a feature written in Markdown (`.feature.md`), as Cucumber does. What could not be handed out as classic Gherkin is
 * a problem. Never throws.
 */
export function parseMarkdown(text: string): ParseResult {
  const lines = splitLines(text);
  const dialect = dialectOf(LANGUAGE);
  if (!dialect) throw new Error(`Gherkin has no language ${LANGUAGE}`);
  try {
    const tree = readMarkdown(lines);
    const problems = notForAll(tree);
    if (problems.length) return { ok: false, problems };
    return { ok: true, document: documentOf(text, lines, LANGUAGE, tree, MARKDOWN) };
  } catch (thrown) {
    return { ok: false, problems: problemsOf(errorsIn(thrown), lines, dialect, 'file') };
  }
}

import { indentOf, withoutIndent, type SourceLine } from '../lines';

/** A line that knows where it stood and what makes it the same line as another. */
export interface PlacedLine extends SourceLine {
  /** Its number in its own text, from 1. */
  line: number;
  /** Equal for lines that say the same: white space counts in doc strings only, and there without the indentation. */
  key: string;
  /** The indentation that moves with it: its own, or in a doc string that of the marks around it. */
  indent: string;
}

const FENCE = /^\s*("""|```)/;

const tableKey = (row: string): string => row.replace(/\s*(?<!\\)\|\s*/g, '|');

function keyOf(content: string): string {
  const words = content.trim().replace(/\s+/g, ' ');
  return words.startsWith('|') ? tableKey(words) : words;
}

/** Lines with their keys. Doc strings are found by their marks alone, so that a text that cannot be read has keys too. */
export function placed(lines: readonly SourceLine[]): PlacedLine[] {
  let fence: { mark: string; indent: string } | undefined;
  return lines.map((source, index) => {
    const { content } = source;
    const own = { ...source, line: index + 1 };
    const mark = FENCE.exec(content)?.[1];
    if (fence && mark !== fence.mark) {
      return { ...own, key: `"${withoutIndent(content, fence.indent)}`, indent: fence.indent };
    }
    if (fence) fence = undefined;
    else if (mark) fence = { mark, indent: indentOf(content) };
    return { ...own, key: keyOf(content), indent: indentOf(content) };
  });
}

/** How often lines that say the same come, white space aside; blank lines are not counted. */
export function countedLines(lines: readonly SourceLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { content } of lines) {
    const key = keyOf(content);
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

import { diffArrays } from 'diff';
import { keptApart, withIndent, withoutIndent, type SourceLine } from './lines';

/** Beyond this many changed lines a finer comparison is no longer worth its time: all lines count as changed. */
export const MAX_CHANGED_LINES = 2000;

/**
 * Writes `bare` (lines without indentation) in the place of `old`. A line both have keeps its bytes; a new one gets
 * `prefix` and `ending`. Where `old` ended the text without a newline, a new last line ends it so too.
 */
export function mergeLines(
  old: readonly SourceLine[],
  bare: readonly string[],
  prefix: string,
  ending: '\n' | '\r\n' | '\r',
): SourceLine[] {
  const oldBare = old.map((line) => withoutIndent(line.content, prefix));
  const changes = diffArrays(oldBare, [...bare], { maxEditLength: MAX_CHANGED_LINES }) ?? [
    { added: false, removed: true, value: oldBare },
    { added: true, removed: false, value: [...bare] },
  ];
  const merged: SourceLine[] = [];
  let at = 0;
  let lastIsNew = false;
  for (const { added, removed, value } of changes) {
    if (added) merged.push(...value.map((content) => ({ content: withIndent(content, prefix), ending })));
    else if (!removed) merged.push(...old.slice(at, at + value.length));
    if (!added) at += value.length;
    if (!removed) lastIsNew = added;
  }
  const open = old.at(-1)?.ending === '';
  const closed = merged.map((line, index): SourceLine => {
    if (index < merged.length - 1) return line.ending === '' ? { ...line, ending } : line;
    return open && lastIsNew ? { ...line, ending: '' } : line;
  });
  return keptApart(closed);
}

import { diffArrays } from 'diff';
import { dominantEnding, joinLines, keptApart, splitLines } from './lines';
import { MAX_CHANGED_LINES, mergeLines } from './merge-lines';

const BOM = '\uFEFF';

/** A text as a text area holds it: no byte order mark, every line ended by LF. */
export const typedText = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/**
 * What was typed in a text area over `text`, with the byte order mark and the line endings of `text`: a line both have
 * keeps its ending, a new one gets the ending most lines have. What was not changed comes back character by character.
 */
export function retyped(text: string, typed: string): string {
  const mark = text.startsWith(BOM) ? BOM : '';
  const old = splitLines(text.slice(mark.length));
  const wanted = typedText(typed);
  const ending = dominantEnding(old);
  const lines = mergeLines(
    old,
    splitLines(wanted).map(({ content }) => content),
    '',
    ending,
  );
  const last = lines.at(-1);
  if (last) lines[lines.length - 1] = { ...last, ending: wanted.endsWith('\n') ? last.ending || ending : '' };
  return mark + joinLines(keptApart(lines));
}

/** A line of one text or of both. */
export interface ComparedLine {
  /** Without its ending. */
  content: string;
  /** `added`: only the second text has it here; `removed`: only the first. */
  change: 'same' | 'added' | 'removed';
}

/**
 * Two texts as one list of lines, what ends them left aside. Without the removed lines it is `after`, without the added
 * ones `before`. Too many changes to compare: all of `before` removed, all of `after` added.
 */
export function comparedLines(before: string, after: string): ComparedLine[] {
  const contents = (text: string) => splitLines(typedText(text)).map(({ content }) => content);
  const [old, now] = [contents(before), contents(after)];
  const changes = diffArrays(old, now, { maxEditLength: MAX_CHANGED_LINES }) ?? [
    { added: false, removed: true, value: old },
    { added: true, removed: false, value: now },
  ];
  return changes.flatMap(({ added, removed, value }) =>
    value.map((content): ComparedLine => ({
      content,
      change: added ? 'added' : removed ? 'removed' : 'same',
    })),
  );
}

/** The lines of `after`, from 1, that `before` does not have in that place. */
export const changedLines = (before: string, after: string): number[] =>
  comparedLines(before, after)
    .filter(({ change }) => change !== 'removed')
    .flatMap(({ change }, index) => (change === 'added' ? [index + 1] : []));

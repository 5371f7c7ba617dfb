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

/** The lines of `after`, from 1, that `before` does not have in that place. */
export function changedLines(before: string, after: string): number[] {
  const contents = (text: string) => splitLines(typedText(text)).map(({ content }) => content);
  const lines = contents(after);
  const changes = diffArrays(contents(before), lines, { maxEditLength: MAX_CHANGED_LINES });
  if (!changes) return lines.map((_, index) => index + 1);
  const changed: number[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    if (removed) continue;
    if (added) changed.push(...value.map((_, index) => at + index + 1));
    at += value.length;
  }
  return changed;
}

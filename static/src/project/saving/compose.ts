import type { MergePart } from '../../../../src/invoke-api';
import { retyped, typedText } from '../../gherkin';

/** A place where two wrote something else. */
export type Place = Extract<MergePart, { base: string }>;
/** What becomes of a place: a side, both one after the other, or what was written by hand. */
export type Decision = 'mine' | 'theirs' | 'both' | { written: string };

export const isPlace = (part: MergePart): part is Place => 'base' in part;

const closed = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** The text of a place as a text area holds it. */
export const placeText = ({ mine, theirs }: Place, decision: Decision): string => {
  if (typeof decision === 'object') return decision.written;
  if (decision === 'both') return closed(typedText(mine)) + typedText(theirs);
  return typedText(decision === 'mine' ? mine : theirs);
};

function decided(place: Place, decision: Decision, last: boolean): string {
  if (decision === 'mine' || decision === 'theirs') return place[decision];
  const source = place.mine || place.theirs;
  const typed = placeText(place, decision);
  return retyped(source, last && !/[\r\n]$/.test(source) ? typed : closed(typed));
}

/**
 * The whole text as it was decided, line endings as those of the place. `decisions` by the part's position; a place
 * without one is taken as mine.
 */
export const composed = (parts: readonly MergePart[], decisions: ReadonlyMap<number, Decision>): string =>
  parts
    .map((part, at) =>
      isPlace(part) ? decided(part, decisions.get(at) ?? 'mine', at === parts.length - 1) : part.text,
    )
    .join('');

/** One side of a conflict as a whole text. */
export const sideOf = (parts: readonly MergePart[], side: 'mine' | 'theirs'): string =>
  parts.map((part) => (isPlace(part) ? part[side] : part.text)).join('');

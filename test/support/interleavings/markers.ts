import type { Call, Edit } from './edits';
import type { Serial } from './rules';

/** Every step of a trial's texts is worded once in the trial, so that it is seen when one is lost or there twice. */
export const markersIn = (text: string): string[] =>
  [...text.matchAll(/marker (\S+)/g)].map(([, name]) => name ?? '');

/** The two texts an edit leads from and to; what it does to a text that is another by now follows from them. */
function sidesOf(before: Serial, edit: Edit): { base: string; mine: string } {
  switch (edit.kind) {
    case 'add':
      return { base: '', mine: edit.text };
    case 'edit':
    case 'save':
      return { base: edit.base, mine: edit.text };
    case 'remove':
      return { base: edit.base, mine: '' };
    case 'import':
      return { base: (edit.how === 'merge' && before.imported) || before.text, mine: edit.text };
    default:
      return { base: '', mine: '' };
  }
}

const count = (list: readonly string[], one: string): number => list.filter((other) => other === one).length;

/**
 * What is wrong with the steps of a text after an edit, whatever rules made it. A step that the edit left alone has to be
 * there as often as before, one it took away once less, one it is the first to bring (`own`) as often as it brings it.
 * One that somebody else had brought already may be there once for both, or for each in a scenario of their own.
 */
export function misplaced(
  before: Serial,
  { edit, own }: Pick<Call, 'edit' | 'own'>,
  after: string,
): string[] {
  const sides = sidesOf(before, edit);
  const [present, base, mine, found] = [before.text, sides.base, sides.mine, after].map(markersIn);
  if (!present || !base || !mine || !found) return [];
  return [...new Set([...present, ...base, ...mine, ...found])].flatMap((one) => {
    const there = count(present, one);
    const more = count(mine, one) - count(base, one);
    const all = Math.max(0, there + more);
    const isOwn = one.startsWith(own);
    const most = isOwn && more > 0 ? more : all;
    const least = more > 0 ? Math.max(there, more) : all;
    const times = count(found, one);
    if (times >= Math.min(least, most) && times <= most) return [];
    return [`step ${one} is there ${times} times, was ${there} times, and the edit changes that by ${more}`];
  });
}

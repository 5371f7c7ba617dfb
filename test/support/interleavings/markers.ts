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

/**
 * What is wrong with the steps of a text after an edit, whatever rules made it: each that was there and that the edit did
 * not take away, and each that it brings, has to be there, and once. A step may be there twice only where two brought it
 * back, each in a scenario of their own: not if it is one of those that this very edit is known by (`own`).
 */
export function misplaced(
  before: Serial,
  { edit, own }: Pick<Call, 'edit' | 'own'>,
  after: string,
): string[] {
  const present = markersIn(before.text);
  const sides = sidesOf(before, edit);
  const [base, mine] = [markersIn(sides.base), markersIn(sides.mine)];
  const taken = new Set(base.filter((one) => !mine.includes(one)));
  const added = mine.filter((one) => !base.includes(one));
  const right = new Set([...present.filter((one) => !taken.has(one)), ...added]);
  const mayBeTwice = (one: string): boolean =>
    !one.startsWith(own) && added.includes(one) && present.includes(one);

  const found = markersIn(after);
  const count = (list: readonly string[], one: string): number =>
    list.filter((other) => other === one).length;
  return [
    ...[...new Set(found)].flatMap((one) => {
      const most = mayBeTwice(one) ? count(present, one) + 1 : Math.max(1, count(present, one));
      return count(found, one) > most ? [`step ${one} is there ${count(found, one)} times`] : [];
    }),
    ...found.filter((one) => !right.has(one)).map((one) => `step ${one} is there and should not be`),
    ...[...right].filter((one) => !found.includes(one)).map((one) => `step ${one} is lost`),
  ];
}

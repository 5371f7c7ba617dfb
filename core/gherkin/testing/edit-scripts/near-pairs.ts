import { wordsOf } from '../../identity/traits';
import type { Desk } from './desk';
import type { ScenarioModel } from './model';
import type { Edit } from './outlines';
import { nearlySame, oneWordChanged, siblingOf } from './wording';

/** A pair of near-duplicates in one file; where there is none, one is planted before the edit. */
export function nearPair(
  desk: Desk,
  fits: (a: ScenarioModel, b: ScenarioModel) => boolean = () => true,
): string[] {
  const pairs = desk.files.flatMap(({ groups }) => {
    const free = groups.flatMap(({ scenarios }) => scenarios).filter(({ id }) => desk.isFree(id));
    return free.flatMap((a, n) =>
      free.slice(n + 1).flatMap((b) => (nearlySame(a, b) && fits(a, b) ? [[a.id, b.id]] : [])),
    );
  });
  const found = desk.chance.maybe(pairs);
  if (found) return desk.reserve(found);
  const [first] = desk.choose(1, (scenario) => fits(scenario, scenario));
  if (first === undefined) return [];
  const sibling = { ...siblingOf(desk.scenario(first), desk.source, desk.chance), id: desk.newId() };
  desk.putInto(desk.place(first).group, sibling);
  return desk.reserve([first, sibling.id]);
}

/** Different names over different steps, enough of these to tell something, and nothing else that tells them apart. */
const differ = (a: ScenarioModel, b: ScenarioModel): boolean => {
  const steps = ({ steps: list }: ScenarioModel): string =>
    wordsOf(list.map(({ text }) => text).join(' ')).join(' ');
  return steps(a) !== steps(b) && wordsOf(a.name).join(' ') !== wordsOf(b.name).join(' ');
};

const comparable = (a: ScenarioModel, b: ScenarioModel): boolean =>
  a.steps.length > 2 && a.name !== '' && a.tags.join(' ') === b.tags.join(' ');

/** Two near-duplicates swap their names, or one is deleted and the other takes its name: either may be either. */
export const nameElsewhere: Edit = (desk) => {
  const [one, other] = nearPair(desk, (a, b) => comparable(a, b) && (a === b || differ(a, b)));
  if (one === undefined || other === undefined) return () => undefined;
  const [a, b] = [desk.scenario(one), desk.scenario(other)];
  if (wordsOf(a.name).join(' ') === wordsOf(b.name).join(' '))
    b.name = oneWordChanged(b.name, desk.source, desk.chance);
  if (!differ(a, b)) return () => undefined;
  return () => {
    const after = [desk.scenario(other)];
    [a.name, b.name] = [b.name, a.name];
    if (desk.chance.of(0.5)) desk.take(one);
    else after.push(a);
    desk.touched.add(one).add(other);
    desk.torn.push({ before: [one, other], after: after.map(({ id }) => id) });
  };
};

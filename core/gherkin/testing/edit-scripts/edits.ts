import type { Desk } from './desk';
import type { ScenarioModel } from './model';
import { nameElsewhere, nearPair } from './near-pairs';
import { mergeOutlines, mergeScenarios, splitOutline, type Edit } from './outlines';
import { renamed, renamedAndEdited, stepMoreOrFewer, stepsEdited, tagsEdited } from './wording';

/** An edit of what some scenarios say, where they stand. */
const changing =
  (
    most: number,
    change: (scenario: ScenarioModel, desk: Desk) => void,
    fits?: (scenario: ScenarioModel) => boolean,
  ): Edit =>
  (desk) => {
    const chosen = desk.choose(desk.chance.int(1, most), fits);
    return () => {
      for (const id of chosen) {
        change(desk.scenario(id), desk);
        desk.touched.add(id);
      }
    };
  };

/** Two near-duplicates change places; in two of five scripts one of them is edited as well, in one of ten both. */
const swapNearDuplicates: Edit = (desk) => {
  const [one, other] = nearPair(desk);
  if (one === undefined || other === undefined) return () => undefined;
  return () => {
    const [a, b] = [desk.place(one), desk.place(other)];
    a.group.scenarios[a.at] = b.scenario;
    b.group.scenarios[b.at] = a.scenario;
    const edited = desk.chance.weighted({ none: 50, one: 40, both: 10 });
    const chosen = edited === 'none' ? [] : edited === 'one' ? [a.scenario] : [a.scenario, b.scenario];
    for (const scenario of chosen) {
      if (desk.chance.of(0.5)) scenario.name = renamed(scenario.name, desk.source, desk.chance, false);
      else stepsEdited(scenario, desk.source, desk.chance);
    }
    desk.touched.add(one).add(other);
  };
};

const reorder: Edit = (desk) => () => {
  const { chance } = desk;
  const group = chance.pick(desk.files.flatMap(({ groups }) => groups));
  const moved = chance.of(0.3) ? [...group.scenarios] : chance.some(group.scenarios, chance.int(1, 4));
  for (const { id } of moved) {
    desk.putInto(group, desk.take(id));
    desk.touched.add(id);
  }
};

const moveBetweenRules: Edit = (desk) => () => {
  const { chance } = desk;
  const { groups } = chance.pick(desk.files);
  const here = groups.flatMap(({ scenarios }) => scenarios);
  const moved = chance.some(here, chance.int(1, 3)).map(({ id }) => desk.take(id));
  if (groups.length < 2 || chance.of(0.2))
    groups.push({
      head: ['', `  Rule: ${chance.pick(desk.source.names).replaceAll(/[<>]/g, '')}`],
      scenarios: [],
    });
  for (const scenario of moved) {
    desk.putInto(chance.pick(groups), scenario);
    desk.touched.add(scenario.id);
  }
};

const moveBetweenFiles: Edit = (desk) => () => {
  const { chance } = desk;
  const [from, to] = chance.some(desk.files, 2);
  if (!from || !to) return;
  const here = from.groups.flatMap(({ scenarios }) => scenarios);
  for (const { id } of chance.some(here, chance.int(1, 4))) {
    desk.putInto(chance.pick(to.groups), desk.take(id));
    desk.touched.add(id);
  }
};

const remove: Edit = (desk) => {
  const chosen = desk.all().length > 4 ? desk.choose(desk.chance.int(1, 3)) : [];
  return () => {
    for (const id of chosen) {
      desk.take(id);
      desk.touched.add(id);
    }
  };
};

/** Scenarios of the project's other file come in. */
const add: Edit = (desk) => () => {
  for (const scenario of desk.chance.some(desk.source.scenarios, desk.chance.int(1, 2))) {
    const made = desk.copy(scenario);
    desk.putInto(desk.chance.pick(desk.files.flatMap(({ groups }) => groups)), made);
    desk.touched.add(made.id);
  }
};

/** A copy is made, put behind the original or anywhere, and edited. */
const duplicate: Edit = (desk) => {
  const chosen = desk.choose(desk.chance.int(1, 2));
  return () => {
    for (const id of chosen) {
      const { scenario, group } = desk.place(id);
      const copy = desk.copy(scenario);
      renamedAndEdited(copy, desk.source, desk.chance);
      if (desk.chance.of(0.6)) desk.putAfter(id, copy);
      else desk.putInto(group, copy);
      desk.touched.add(id).add(copy.id);
    }
  };
};

/** What a script mainly does. `reformat` changes nothing here: it is a matter of how the files are written. */
export const EDITS = {
  'rename and edit': changing(3, (scenario, { source, chance }) =>
    renamedAndEdited(scenario, source, chance),
  ),
  'swap near-duplicates': swapNearDuplicates,
  'split outline': splitOutline,
  'merge scenarios': mergeScenarios,
  'merge outlines': mergeOutlines,
  reorder,
  'move between rules': moveBetweenRules,
  'move between files': moveBetweenFiles,
  reformat: () => () => undefined,
  tags: changing(5, (scenario, { source, chance }) => tagsEdited(scenario, source, chance)),
  steps: changing(3, (scenario, { source, chance }) => stepMoreOrFewer(scenario, source, chance)),
  remove,
  add,
  'duplicate and edit the copy': duplicate,
  'name elsewhere': nameElsewhere,
} satisfies Record<string, Edit>;

export type Kind = keyof typeof EDITS;

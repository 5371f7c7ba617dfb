import type { Chance } from './chance';
import type { FileModel, ScenarioModel, StepModel } from './model';
import type { Domain } from './vocabulary';

/** A scenario before its slots are filled. */
interface Draft {
  name: string;
  steps: { keyword: string; text: string }[];
  tags: string[];
}

const SLOT = /\{(\w+)\}/g;

const slotsIn = ({ name, steps }: Draft): string[] => [
  ...new Set(
    [name, ...steps.map(({ text }) => text)].flatMap((text) =>
      [...text.matchAll(SLOT)].map(([, slot = '']) => slot),
    ),
  ),
];

function draft(domain: Domain, chance: Chance): Draft {
  const part = (keyword: string, list: string[], count: number): Draft['steps'] =>
    chance.some(list, count).map((text, n) => ({ keyword: n ? 'And' : keyword, text }));
  return {
    name: chance.pick(domain.names),
    steps: [
      ...part('Given', domain.given, chance.int(0, 3)),
      ...part('When', domain.when, chance.int(1, 2)),
      ...part('Then', domain.then, chance.int(1, 4)),
    ],
    tags: chance.some(domain.tags, chance.int(0, 2)),
  };
}

type Values = Record<string, string>;

const fill = (text: string, values: Values): string =>
  text.replace(SLOT, (_, slot: string) => values[slot] ?? slot);

function scenario(plan: Draft, values: Values, chance: Chance): ScenarioModel {
  const steps = plan.steps.map(({ keyword, text }): StepModel => {
    const argument = chance.of(0.06)
      ? [
          '| field | value |',
          `| ${chance.pick(Object.keys(values))} | ${chance.pick(Object.values(values))} |`,
        ]
      : [];
    return { keyword, text: fill(text, values), argument };
  });
  return {
    id: '',
    tags: plan.tags,
    keyword: 'Scenario',
    name: fill(plan.name, values),
    description: [],
    steps,
    examples: [],
  };
}

/** An outline over one or two of the slots of a draft. */
function outline(plan: Draft, domain: Domain, values: Values, chance: Chance): ScenarioModel {
  const columns = chance.some(slotsIn(plan), chance.int(1, 2));
  const open = { ...values, ...Object.fromEntries(columns.map((slot) => [slot, `<${slot}>`])) };
  const made = scenario(plan, open, chance);
  const rows = Array.from({ length: chance.int(2, 8) }, () =>
    columns.map((slot) => chance.pick(domain.slots[slot] ?? ['x'])),
  );
  const distinct = [...new Map(rows.map((row) => [row.join('|'), row])).values()];
  return {
    ...made,
    keyword: 'Scenario Outline',
    name: made.name.replaceAll(/[<>]/g, ''),
    examples: [{ name: '', tags: [], rows: [columns, ...distinct] }],
  };
}

/**
 * A family as real files have them: scenarios that say the same but for one value. In one of ten the name does not tell
 * them apart, in one of ten the steps do not.
 */
function family(domain: Domain, chance: Chance): ScenarioModel[] {
  const plan = draft(domain, chance);
  const slots = slotsIn(plan);
  const values = Object.fromEntries(
    Object.entries(domain.slots).map(([slot, list]) => [slot, chance.pick(list)]),
  );
  if (!slots.length) return [scenario(plan, values, chance)];
  if (chance.of(0.15)) return [outline(plan, domain, values, chance)];
  if (chance.of(0.45)) return [scenario(plan, values, chance)];
  const slot = chance.pick(slots);
  const [sameName, sameSteps] = [chance.of(0.1), chance.of(0.1)];
  const first = scenario(plan, values, chance);
  const members = chance.some(domain.slots[slot] ?? [], chance.int(2, 5)).map((value) => {
    const made = scenario(plan, { ...values, [slot]: value }, chance);
    return {
      ...made,
      name: sameName ? first.name : made.name,
      steps: sameSteps && !sameName ? first.steps.map((step) => ({ ...step })) : made.steps,
    };
  });
  return distinct(members);
}

/** Where the value that tells two apart was put into nothing they say, one of them is enough. */
const distinct = (members: ScenarioModel[]): ScenarioModel[] => [
  ...new Map(members.map((made) => [JSON.stringify([made.name, made.steps]), made])).values(),
];

/** A file of 3 to 40 scenarios, in a third of the files under rules. Ids are empty. */
export function writtenFile(key: string, domain: Domain, chance: Chance): FileModel {
  const families = Array.from({ length: chance.int(2, 14) }, () => family(domain, chance));
  const scenarios = families.flat().slice(0, 40);
  const background = chance.of(0.6)
    ? ['', '  Background:', ...domain.background.map((step) => `    Given ${step}`)]
    : [];
  const head = [`Feature: ${domain.feature}`, ...domain.story.map((line) => `  ${line}`), ...background];
  const rules = chance.of(0.33) ? chance.some(domain.rules, domain.rules.length) : [];
  const groups = [
    { head: [] as string[], scenarios: [] as ScenarioModel[] },
    ...rules.map((rule) => ({ head: ['', `  Rule: ${rule}`], scenarios: [] as ScenarioModel[] })),
  ];
  const size = Math.ceil(scenarios.length / groups.length);
  scenarios.forEach((made, n) => groups[Math.floor(n / size)]?.scenarios.push(made));
  return { key, head, groups };
}

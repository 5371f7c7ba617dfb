import type { Desk } from './desk';
import type { ScenarioModel } from './model';
import { nearlySame, siblingOf } from './wording';

/** Prepares an edit on the files as they are; what it answers makes the edit. */
export type Edit = (desk: Desk) => () => void;

const rowsOf = ({ examples }: ScenarioModel): string[][] => examples.flatMap(({ rows }) => rows.slice(1));

/** An outline whose examples can be taken apart: they have the same columns. */
const divisible = (scenario: ScenarioModel): boolean => {
  const headers = new Set(scenario.examples.map(({ rows }) => rows[0]?.join('|')));
  return headers.size === 1 && rowsOf(scenario).length > 1;
};

const withRows = (outline: ScenarioModel, rows: string[][]): ScenarioModel => {
  const [block] = outline.examples;
  return block ? { ...outline, examples: [{ ...block, rows: [block.rows[0] ?? [], ...rows] }] } : outline;
};

/** Makes an outline of a scenario in place, over one of its words. */
function makeOutline(desk: Desk, scenario: ScenarioModel): void {
  const words = scenario.steps.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []);
  const word = desk.chance.maybe(words) ?? 'value';
  for (const step of scenario.steps) step.text = step.text.replace(word, '<value>');
  const values = new Set([word, ...desk.chance.some(desk.source.words, desk.chance.int(1, 6)), 'last']);
  scenario.keyword = 'Scenario Outline';
  scenario.examples = [{ name: '', tags: [], rows: [['value'], ...[...values].map((value) => [value])] }];
}

/** An outline of the files, or one that is made of a scenario. */
function someOutline(desk: Desk): string | undefined {
  const [id] = desk.choose(1, divisible);
  if (id !== undefined) return id;
  const [made] = desk.choose(1, ({ steps, examples }) => steps.length > 0 && !examples.length);
  if (made !== undefined) makeOutline(desk, desk.scenario(made));
  return made;
}

/** The rows in two parts, both with something in it. */
function divided(desk: Desk, rows: string[][]): [string[][], string[][]] {
  const at = desk.chance.int(1, rows.length - 1);
  return desk.chance.of(0.5) ? [rows.slice(0, at), rows.slice(at)] : [rows.slice(at), rows.slice(0, at)];
}

function splitInTwo(desk: Desk, id: string): void {
  const { scenario } = desk.place(id);
  const [mine, others] = divided(desk, rowsOf(scenario));
  const other = withRows(desk.copy(scenario), structuredClone(others));
  Object.assign(scenario, withRows(scenario, mine));
  if (desk.chance.of(0.4)) scenario.name += ' - first part';
  if (desk.chance.of(0.8)) other.name += ' - further values';
  desk.putAfter(id, other);
  desk.touched.add(id).add(other.id);
  if (mine.length < others.length) [scenario.id, other.id] = [other.id, scenario.id];
  if (mine.length === others.length) desk.unclear.push({ before: [id], after: [id, other.id] });
}

function splitInScenarios(desk: Desk, id: string): void {
  const { scenario } = desk.place(id);
  const [columns = []] = scenario.examples[0]?.rows ?? [];
  const made = rowsOf(scenario).map((row): ScenarioModel => {
    const fill = (text: string): string =>
      columns.reduce((filled, column, n) => filled.replaceAll(`<${column}>`, row[n] ?? ''), text);
    const one = desk.copy(scenario);
    return {
      ...one,
      keyword: 'Scenario',
      name: fill(one.name).includes(row[0] ?? '') ? fill(one.name) : `${fill(one.name)} (${row[0]})`,
      steps: one.steps.map((step) => ({ ...step, text: fill(step.text), argument: step.argument.map(fill) })),
      examples: [],
    };
  });
  for (const one of made.toReversed()) desk.putAfter(id, one);
  desk.take(id);
  for (const one of made) desk.touched.add(one.id);
  desk.unclear.push({ before: [id], after: made.map((one) => one.id) });
}

/** An outline becomes two outlines, or as many scenarios as it has rows. */
export const splitOutline: Edit = (desk) => {
  const id = someOutline(desk);
  if (id === undefined) return () => undefined;
  const many = rowsOf(desk.scenario(id)).length > 6;
  return () => (many || desk.chance.of(0.6) ? splitInTwo(desk, id) : splitInScenarios(desk, id));
};

/** Words of two scenarios side by side; where they differ a placeholder comes in. */
function merged(a: string, b: string, columns: Map<string, string>): string {
  const parts = (text: string): string[] => text.split(/([\p{L}\p{N}]+)/u);
  const other = parts(b);
  return parts(a)
    .map((part, n) => {
      const pair = other[n] ?? '';
      if (part === pair) return part;
      const key = JSON.stringify([part, pair]);
      if (!columns.has(key)) columns.set(key, `value${columns.size + 1}`);
      return `<${columns.get(key)}>`;
    })
    .join('');
}

/** Two near-duplicates become one outline. */
export const mergeScenarios: Edit = (desk) => {
  const free = desk
    .all()
    .filter(({ id, examples, steps }) => desk.isFree(id) && !examples.length && steps.length > 0);
  const pairs = free.flatMap((a, n) =>
    free.slice(n + 1).flatMap((b) => (nearlySame(a, b) ? [[a.id, b.id]] : [])),
  );
  let pair = desk.chance.maybe(pairs);
  const first = desk.chance.maybe(free);
  if (!pair && first) {
    const sibling = { ...siblingOf(first, desk.source, desk.chance), id: desk.newId() };
    desk.putAfter(first.id, sibling);
    pair = [first.id, sibling.id];
  }
  if (!pair) return () => undefined;
  const [one = '', other = ''] = desk.reserve(pair);
  return () => {
    const [a, b] = [desk.scenario(one), desk.scenario(other)];
    const columns = new Map<string, string>();
    const outline: ScenarioModel = {
      ...desk.copy(a),
      keyword: 'Scenario Outline',
      name: desk.chance.of(0.5) ? merged(a.name, b.name, columns).replaceAll(/ ?<\w+>/g, '') : a.name,
      steps: a.steps.map((step, n) => ({
        ...step,
        text: merged(step.text, b.steps[n]?.text ?? '', columns),
      })),
    };
    const values = [...columns.keys()].map((key) => JSON.parse(key) as [string, string]);
    const header = columns.size ? [...columns.values()] : ['case'];
    const rows = [0, 1].map((n) => (values.length ? values.map((value) => value[n] ?? '') : [`${n + 1}`]));
    outline.examples = [{ name: '', tags: [], rows: [header, ...rows] }];
    desk.putAfter(one, outline);
    desk.take(one);
    desk.take(other);
    desk.touched.add(outline.id);
    desk.unclear.push({ before: [one, other], after: [outline.id] });
  };
};

/** Two outlines of the same steps become one; it is the one that brought more of the rows. */
export const mergeOutlines: Edit = (desk) => {
  const id = someOutline(desk);
  if (id === undefined) return () => undefined;
  const { scenario } = desk.place(id);
  const [mine, others] = divided(desk, rowsOf(scenario));
  const other = withRows(desk.copy(scenario), structuredClone(others));
  Object.assign(scenario, withRows(scenario, mine));
  other.name += ' - further values';
  desk.putAfter(id, other);
  desk.reserve([id, other.id]);
  return () => {
    const kept = desk.scenario(id);
    Object.assign(kept, withRows(kept, [...mine, ...others]));
    desk.take(other.id);
    desk.touched.add(id).add(other.id);
    if (mine.length < others.length) kept.id = other.id;
    if (mine.length === others.length) desk.unclear.push({ before: [id, other.id], after: [id] });
  };
};

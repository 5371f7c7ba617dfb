import type { Chance } from './chance';
import { scenariosOf, type FileModel, type ScenarioModel, type StepModel } from './model';

/** Another file of the same project: where new words, names, steps and scenarios come from. */
export interface Source {
  words: string[];
  names: string[];
  steps: StepModel[];
  scenarios: ScenarioModel[];
}

const WORD = /[\p{L}\p{N}]+/gu;

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

export function sourceOf(file: FileModel): Source {
  const scenarios = scenariosOf(file);
  const steps = scenarios.flatMap((scenario) => scenario.steps);
  const names = scenarios.map(({ name }) => name).filter((name) => name !== '');
  const words = [...names, ...steps.map(({ text }) => text)].flatMap(wordsIn);
  return {
    words: words.length ? words : ['other'],
    names: names.length ? names : ['Something else'],
    steps,
    scenarios,
  };
}

/** The text with one of its words changed: a number into a number, a word into a word. Placeholders stay. */
export function oneWordChanged(text: string, source: Source, chance: Chance): string {
  const places = [...text.matchAll(WORD)].filter(({ index }) => text[index - 1] !== '<');
  const place = chance.maybe(places);
  if (!place) return `${text} ${chance.pick(source.words)}`.trim();
  const word = /^\d+$/.test(place[0]) ? String(chance.int(0, 500)) : chance.pick(source.words);
  return text.slice(0, place.index) + word + text.slice(place.index + place[0].length);
}

/** A name as somebody edits it: a word or two changed, words added or dropped, or said anew. */
export function renamed(name: string, source: Source, chance: Chance, mayBeNew: boolean): string {
  const how = chance.weighted({ words: 45, longer: 15, shorter: 15, anew: mayBeNew ? 25 : 0 });
  if (how === 'words') {
    const once = oneWordChanged(name, source, chance);
    return chance.of(0.5) ? oneWordChanged(once, source, chance) : once;
  }
  if (how === 'longer') return `${name} ${chance.some(source.words, chance.int(1, 3)).join(' ')}`.trim();
  if (how === 'anew') return chance.pick(source.names);
  const words = name.split(' ');
  return words.length > 2 ? words.toSpliced(chance.int(0, words.length - 1), 1).join(' ') : `${name} again`;
}

/** Steps as somebody edits them: in up to half of them a word, and in three of ten scenarios a step more or fewer. */
export function stepsEdited(scenario: ScenarioModel, source: Source, chance: Chance): void {
  const { steps } = scenario;
  const count = chance.int(1, Math.max(1, Math.floor(steps.length / 2)));
  for (const step of chance.some(steps, count)) step.text = oneWordChanged(step.text, source, chance);
  if (chance.of(0.3)) stepMoreOrFewer(scenario, source, chance);
}

/** A step of the project's other file comes in, or one goes; the last two stay. */
export function stepMoreOrFewer(scenario: ScenarioModel, source: Source, chance: Chance): void {
  const at = chance.int(0, scenario.steps.length);
  const step = chance.maybe(source.steps);
  if (scenario.steps.length > 2 && chance.of(0.5))
    scenario.steps.splice(Math.min(at, scenario.steps.length - 1), 1);
  else if (step) scenario.steps.splice(at, 0, { ...step, keyword: 'And', argument: [...step.argument] });
}

/** A rename and edited steps at once. A name is said anew only where two steps or more leave something to know it by. */
export function renamedAndEdited(scenario: ScenarioModel, source: Source, chance: Chance): void {
  scenario.name = renamed(scenario.name, source, chance, scenario.steps.length > 1);
  stepsEdited(scenario, source, chance);
}

export function tagsEdited(scenario: ScenarioModel, source: Source, chance: Chance): void {
  const known = source.scenarios.flatMap(({ tags }) => tags);
  const drop = scenario.tags.length > 0 && chance.of(0.5);
  if (drop) scenario.tags.splice(chance.int(0, scenario.tags.length - 1), 1);
  if (!drop || chance.of(0.3)) scenario.tags.push(chance.maybe(known) ?? `@${chance.pick(source.words)}`);
}

/** A near-duplicate: one word of the steps is another one, wherever it stands, in the name too. */
export function siblingOf(scenario: ScenarioModel, source: Source, chance: Chance): ScenarioModel {
  const words = scenario.steps
    .flatMap(({ text }) => wordsIn(text))
    .filter((word) => word.length > 1 || /\d/.test(word));
  const old = chance.maybe(words.length ? words : wordsIn(scenario.name));
  const made = structuredClone(scenario);
  if (old === undefined) return { ...made, name: `${made.name} ${chance.pick(source.words)}` };
  const other = /^\d+$/.test(old) ? String(chance.int(0, 500)) : chance.pick(source.words);
  const changed = (text: string): string => text.replace(WORD, (word) => (word === old ? other : word));
  made.name = changed(made.name);
  for (const step of made.steps) step.text = changed(step.text);
  return made;
}

/** Whether two read almost the same, and not quite. */
export function nearlySame(a: ScenarioModel, b: ScenarioModel): boolean {
  const told = ({ name, steps }: ScenarioModel): string[] =>
    [name, ...steps.map(({ text }) => text)].flatMap(wordsIn);
  if (a.steps.length !== b.steps.length || a.examples.length !== b.examples.length) return false;
  const [left, right] = [told(a), told(b)];
  if (left.length !== right.length) return false;
  const different = left.filter((word, n) => word !== right[n]).length;
  return different > 0 && different <= Math.max(1, left.length * 0.15);
}

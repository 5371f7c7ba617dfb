import { parseFeature, removeScenario } from '../../../core/gherkin';

export type Random = () => number;

export const pick = <T>(random: Random, items: readonly T[]): T | undefined =>
  items[Math.floor(random() * items.length)];

/** One of the names, as often as its weight says. */
export function weighted<Name extends string>(random: Random, weights: Record<Name, number>): Name {
  const names = Object.keys(weights) as Name[];
  let left = random() * names.reduce((sum, name) => sum + weights[name], 0);
  return names.find((name) => (left -= weights[name]) < 0) ?? (names[0] as Name);
}

const STEP = /^(\s*)(?:Given|When|Then|And) /;

const placesOf = (lines: readonly string[], what: RegExp): number[] =>
  lines.flatMap((line, n) => (what.test(line) ? [n] : []));

const newline = (lines: readonly string[]): string => lines.join('\n');

/** One more step after some step. */
function inserted(random: Random, text: string, marker: string): string {
  const lines = text.split('\n');
  const at = pick(random, placesOf(lines, STEP));
  if (at === undefined) return text;
  const indent = STEP.exec(lines[at] ?? '')?.[1] ?? '';
  return newline(lines.toSpliced(at + 1, 0, `${indent}And marker ${marker}`));
}

/** Another step in the place of some step. */
function replaced(random: Random, text: string, marker: string): string {
  const lines = text.split('\n');
  const at = pick(random, placesOf(lines, STEP));
  if (at === undefined) return text;
  return newline(lines.with(at, (lines[at] ?? '').replace(/marker \S+/, `marker ${marker}`)));
}

/** Another name for some scenario. */
function renamed(random: Random, text: string, marker: string): string {
  const lines = text.split('\n');
  const at = pick(random, placesOf(lines, /^\s*Scenario:/));
  return at === undefined ? text : newline(lines.with(at, `${lines[at]} ${marker}`));
}

export const scenarioNamed = (marker: string): string =>
  `Scenario: Made by ${marker}\n  Given marker ${marker}\n`;

/** A scenario's text as somebody leaves it: one more step or another one, now and then another name. */
export function alteredScenario(random: Random, text: string, marker: string): string {
  const stepped = (random() < 0.5 ? inserted : replaced)(random, text, marker);
  return random() < 0.2 ? renamed(random, stepped, marker) : stepped;
}

/** A feature's text with a tag above some scenario. */
function tagged(random: Random, text: string, key: string): string {
  const lines = text.split('\n');
  const at = pick(random, placesOf(lines, /^\s*Scenario:/));
  return at === undefined ? text : newline(lines.toSpliced(at, 0, `  @${key}`));
}

function withoutOne(random: Random, text: string): string {
  const read = parseFeature(text);
  if (!read.ok || read.document.scenarios.length < 2) return text;
  const without = removeScenario(read.document, Math.floor(random() * read.document.scenarios.length));
  return without.ok ? without.text : text;
}

/** A feature's text as somebody leaves it, with one new step at least; `keys` are issues that tags may name. */
export function alteredFeature(
  random: Random,
  text: string,
  marker: string,
  keys: readonly string[],
): string {
  const less = random() < 0.15 ? withoutOne(random, text) : text;
  const more = random() < 0.25 ? `${less}\n  ${scenarioNamed(`${marker}n`).replace('\n', '\n  ')}` : less;
  const called = random() < 0.1 ? more.replace(/^Feature: .*/, `$& ${marker}`) : more;
  const altered = alteredScenario(random, called, marker);
  const key = pick(random, keys);
  return key && random() < 0.25 ? tagged(random, altered, key) : altered;
}

/** The text a trial begins with: three scenarios that nobody takes for each other, each on an issue by its tag. */
export function firstText(name: string, keys: readonly string[]): string {
  const scenarios = [
    ['Paying by card', 'card', 'reader', 'paid'],
    ['Sending an invoice', 'address', 'order', 'sent'],
    ['Returning a parcel', 'label', 'office', 'refunded'],
  ].map(([title, ...steps], n) => {
    const [given, when, then] = steps.map((step) => `marker ${name}-${step}`);
    return `\n  @${keys[n % keys.length]}\n  Scenario: ${title}\n    Given ${given}\n    When ${when}\n    Then ${then}\n`;
  });
  return `Feature: ${name}\n${scenarios.join('')}`;
}

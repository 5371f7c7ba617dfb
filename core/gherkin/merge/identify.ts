import type { FeatureDocument } from '../document';
import { knownScenarios } from './known-scenarios';
import type { Sides } from './layout';
import { mergePart } from './merge-part';
import type { Parts, ScenarioPart, Section } from './parts';
import { conflictsIn } from './pieces';
import type { PlacedLine } from './placed-lines';

/** A part of one version under the id it has in all three, with the id of the section it is in. */
export interface Known<T> {
  id: string;
  section: string;
  part: T;
}

/** A version's sections and scenarios under their ids, in the order in which they stand. */
export interface Side {
  sections: Known<Section>[];
  scenarios: Known<ScenarioPart>[];
}

export interface Version {
  document: FeatureDocument;
  parts: Parts;
}

/** Pairs the yet unpaired of `from` and `to` that are the same, in order. */
function pairBy<T>(
  pairs: Map<T, T>,
  from: readonly T[],
  to: readonly T[],
  same: (one: T, other: T) => boolean,
): void {
  const taken = new Set(pairs.values());
  for (const part of from) {
    if (pairs.has(part)) continue;
    const found = to.find((other) => !taken.has(other) && same(part, other));
    if (!found) continue;
    pairs.set(part, found);
    taken.add(found);
  }
}

/** Which section of `before` each of `after` is: by name, then by the first scenario that both have. */
function knownSections(
  before: Parts,
  after: Parts,
  known: readonly (number | undefined)[],
): Map<Section, Section> {
  const [first, ...rules] = after.sections;
  const [firstBefore, ...rulesBefore] = before.sections;
  const pairs = new Map<Section, Section>();
  if (first && firstBefore) pairs.set(first, firstBefore);
  pairBy(pairs, rules, rulesBefore, (one, other) => one.name === other.name);
  pairBy(pairs, rules, rulesBefore, (rule, other) => {
    const indexes = rule.scenarios.map(({ index }) => known[index]);
    return other.scenarios.some(({ index }) => indexes.includes(index));
  });
  return pairs;
}

const said = (lines: readonly PlacedLine[]): string =>
  lines
    .map(({ key }) => key)
    .filter((key) => key !== '')
    .join('\n');

/** The parts of a version under the ids of the base's; new ones are named after `prefix`. */
function sideOf(base: Version, version: Version, prefix: string): Side {
  const known = knownScenarios(base.document, version.document);
  const sections = knownSections(base.parts, version.parts, known);
  const ids = new Map(base.parts.sections.map((section, index) => [section, `base section ${index}`]));
  const named = version.parts.sections.map((part, index): Known<Section> => {
    const old = sections.get(part);
    return { id: (old && ids.get(old)) ?? `${prefix} section ${index}`, section: '', part };
  });
  return {
    sections: named,
    scenarios: named.flatMap(({ id: section, part }) =>
      part.scenarios.map((scenario): Known<ScenarioPart> => {
        const old = known[scenario.index];
        const id = old === undefined ? `${prefix} scenario ${scenario.index}` : `base scenario ${old}`;
        return { id, section, part: scenario };
      }),
    ),
  };
}

/** Gives what theirs added the id of what mine added, where it is the same. */
function joined<T>(
  mine: readonly Known<T>[],
  theirs: readonly Known<T>[],
  ...same: ((one: Known<T>, other: Known<T>) => boolean)[]
): Known<T>[] {
  const added = (parts: readonly Known<T>[]) => parts.filter(({ id }) => !id.startsWith('base'));
  const pairs = new Map<Known<T>, Known<T>>();
  for (const rule of same) pairBy(pairs, added(theirs), added(mine), rule);
  return theirs.map((part) => ({ ...part, id: pairs.get(part)?.id ?? part.id }));
}

const sameText = (one: Known<ScenarioPart>, other: Known<ScenarioPart>): boolean =>
  one.section === other.section && said(one.part.lines) === said(other.part.lines);

/** One is the other with lines put in. */
const sameName = (one: Known<ScenarioPart>, other: Known<ScenarioPart>): boolean =>
  one.section === other.section &&
  one.part.name === other.part.name &&
  conflictsIn(mergePart({ part: 'scenario' }, { base: [], mine: other.part.lines, theirs: one.part.lines }))
    .length === 0;

/**
 * Finds out which sections and scenarios of three versions are the same. Scenarios that both sides added to one section
 * are the same when they say the same, or one says all of the other under the same name; else both are kept.
 */
export function identified({ base, mine, theirs }: Sides<Version>): Sides<Side> {
  const own = sideOf(base, mine, 'mine');
  const other = sideOf(base, theirs, 'theirs');
  const sections = joined(own.sections, other.sections, (one, two) => one.part.name === two.part.name);
  const newIds = new Map(sections.map(({ id }, index) => [other.sections[index]?.id, id]));
  const moved = other.scenarios.map((part) => ({
    ...part,
    section: newIds.get(part.section) ?? part.section,
  }));
  const scenarios = joined(own.scenarios, moved, sameText, sameName);
  return { base: sideOf(base, base, 'base'), mine: own, theirs: { sections, scenarios } };
}

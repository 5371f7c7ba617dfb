import { identified, type Known, type Side, type Version } from './identify';
import { changedOf, type Sides } from './layout';
import { mergedOrder } from './merge-order';
import { mergePart } from './merge-part';
import type { Section } from './parts';
import { conflictsIn, type MergePiece, type MergePlace } from './pieces';
import type { PlacedLine } from './placed-lines';

/** The merged parts in order, and how many scenarios a text made of them has while there is no conflict. */
export interface MergedParts {
  pieces: MergePiece[];
  scenarios: number;
}

const find = <T>(parts: readonly Known<T>[], id: string): Known<T> | undefined =>
  parts.find((part) => part.id === id);

const idsOf = (parts: readonly Known<unknown>[], section?: string): string[] =>
  parts.filter((part) => section === undefined || part.section === section).map(({ id }) => id);

const eachSide = <T>(sides: Sides<Side>, map: (side: Side) => T): Sides<T> => ({
  base: map(sides.base),
  mine: map(sides.mine),
  theirs: map(sides.theirs),
});

const linesOf = <T>(
  sides: Sides<Side>,
  parts: (side: Side) => readonly Known<T>[],
  id: string,
  lines: (part: T) => readonly PlacedLine[],
): Sides<readonly PlacedLine[]> =>
  eachSide(sides, (side) => {
    const known = find(parts(side), id);
    return known ? lines(known.part) : [];
  });

/** The section a scenario is in once merged; `undefined` when both sides moved it to different ones. */
function sectionOf(sides: Sides<Side>, id: string): string | undefined {
  const { base, mine, theirs } = eachSide(sides, ({ scenarios }) => find(scenarios, id)?.section);
  if (base === undefined || mine === undefined || theirs === undefined) return mine ?? theirs ?? base;
  if (mine !== base && theirs !== base && mine !== theirs) return undefined;
  return changedOf({ base, mine, theirs });
}

/**
 * Merges three versions part by part: the header, backgrounds, rules and scenarios each by line, wherever they now
 * stand. `undefined` where only a merge of the whole text can tell: a rule that one side took away while the other
 * put something in it, a scenario that both sides moved to different rules.
 */
export function mergeParts(versions: Sides<Version>): MergedParts | undefined {
  const sides = identified(versions);
  const ofSection = (id: string, lines: (part: Section) => readonly PlacedLine[]) =>
    linesOf(sides, ({ sections }) => sections, id, lines);
  const all = (ids: Sides<string[]>) => new Set([...ids.base, ...ids.mine, ...ids.theirs]);

  const scenarios = new Map<string, { section: string; pieces: MergePiece[] }>();
  for (const id of all(eachSide(sides, (side) => idsOf(side.scenarios)))) {
    const lines = linesOf(
      sides,
      (side) => side.scenarios,
      id,
      (part) => part.lines,
    );
    const section = sectionOf(sides, id);
    if (section === undefined) return undefined;
    const { name } = (
      find(sides.mine.scenarios, id) ??
      find(sides.theirs.scenarios, id) ??
      find(sides.base.scenarios, id)
    )?.part ?? { name: '' };
    const rule = nameOf(sides, section);
    const pieces = mergePart({ part: 'scenario', name, ...(rule === undefined ? {} : { rule }) }, lines);
    if (pieces.length > 0) scenarios.set(id, { section, pieces });
  }

  const heads = new Map<string, MergePiece[]>();
  const sectionIds = eachSide(sides, (side) => idsOf(side.sections));
  for (const id of all(sectionIds)) {
    const rule = nameOf(sides, id);
    const inRule = rule === undefined ? {} : { rule };
    const head: MergePlace = rule === undefined ? { part: 'feature' } : { part: 'rule', name: rule };
    const headPieces = mergePart(
      head,
      ofSection(id, (part) => part.head),
    );
    const background = mergePart(
      { part: 'background', ...inRule },
      ofSection(id, (part) => part.background),
    );
    const gone =
      sectionIds.base.includes(id) && !(sectionIds.mine.includes(id) && sectionIds.theirs.includes(id));
    if (!gone) heads.set(id, [...headPieces, ...background]);
    else if (conflictsIn([...headPieces, ...background]).length > 0) return undefined;
  }
  if ([...scenarios.values()].some(({ section }) => !heads.has(section))) return undefined;

  const pieces = mergedOrder(sectionIds, new Set(heads.keys())).flatMap((section) => {
    const members = new Set(
      [...scenarios].filter(([, scenario]) => scenario.section === section).map(([id]) => id),
    );
    const order = mergedOrder(
      eachSide(sides, (side) => idsOf(side.scenarios, section)),
      members,
    );
    return [...(heads.get(section) ?? []), ...order.flatMap((id) => scenarios.get(id)?.pieces ?? [])];
  });
  const { base, mine, theirs } = versions;
  const end = mergePart(
    { part: 'end' },
    { base: base.parts.end, mine: mine.parts.end, theirs: theirs.parts.end },
  );
  return { pieces: [...pieces, ...end], scenarios: scenarios.size };
}

/** The name of a rule; `undefined` for what is in none. */
function nameOf(sides: Sides<Side>, id: string): string | undefined {
  const known =
    find(sides.mine.sections, id) ?? find(sides.theirs.sections, id) ?? find(sides.base.sections, id);
  return known?.part.rule?.name;
}

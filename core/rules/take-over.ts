/** How scenarios of a story come to its clone: the same ones on both, or a copy of each. */
export type TakeOver = 'link' | 'copy';

/** Features one transaction of 25 operations writes: for a copy with their texts of before and their lines in two lists. */
const FEATURES_AT_ONCE: Readonly<Record<TakeOver, number>> = { link: 12, copy: 3 };
/** Each copy reads its feature anew. */
const SCENARIOS_AT_ONCE = 50;

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** Scenarios in as many steps as it takes to bring them, each in the order given: one transaction a step. */
export const takeOverSteps = <Scenario extends { featureId: string }>(
  how: TakeOver,
  scenarios: readonly Scenario[],
): Scenario[][] =>
  chunks([...new Set(scenarios.map(({ featureId }) => featureId))], FEATURES_AT_ONCE[how]).flatMap((ids) =>
    chunks(
      scenarios.filter(({ featureId }) => ids.includes(featureId)),
      SCENARIOS_AT_ONCE,
    ),
  );

/** What a story has done with the scenarios of the one it was cloned from. */
export interface Taken {
  /** Id of that issue. */
  from: string;
  /** Ids of its scenarios that were copied. */
  copied: string[];
  /** People want nothing more of it. */
  putAway?: true;
}

/** What was taken from this original: of another one nothing counts. */
export const takenFrom = (taken: Taken | undefined, originalId: string): Taken =>
  taken?.from === originalId ? taken : { from: originalId, copied: [] };

/** The original's scenarios that are still to be offered: neither on the clone nor copied to it, nor put away. */
export function stillOffered<Link extends { scenarioId: string }>(
  original: readonly Link[],
  own: readonly Link[],
  { copied, putAway }: Taken,
): Link[] {
  if (putAway) return [];
  const known = new Set([...own.map(({ scenarioId }) => scenarioId), ...copied]);
  return original.filter(({ scenarioId }) => !known.has(scenarioId));
}

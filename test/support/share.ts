import { seeded } from './random';

/** The long suite tries all of what a run of every test tries a share of. */
const IS_WHOLE = process.env.BEHAVE_WHOLE === 'true';
/** Another share in each run; print it to try the same again. */
export const SEED = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000);

/** About such a part of the cases, at least one, in their order: others in each run, and all of them in the long suite. */
export function shareOf<T>(cases: readonly T[], part: number): T[] {
  if (IS_WHOLE) return [...cases];
  const random = seeded(SEED);
  const count = Math.max(1, Math.round(cases.length * part));
  const chosen = cases
    .map((_, n) => ({ n, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, count);
  const places = new Set(chosen.map(({ n }) => n));
  process.stdout.write(`${count} of ${cases.length} cases with TEST_SEED=${SEED}\n`);
  return cases.filter((_, n) => places.has(n));
}

/** So many of something, or as many as the long suite tries. */
export const some = (share: number, whole: number): number => (IS_WHOLE ? whole : share);

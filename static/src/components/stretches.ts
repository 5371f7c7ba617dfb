/** Lines that stand together: to be shown, or folded away until somebody asks for them. */
export interface Stretch {
  from: number;
  /** Behind the last one. */
  to: number;
  folded: boolean;
}

/** Lines around a place that are shown with it. */
export const AROUND = 3;
/** A fold takes a line itself: fewer lines than this are shown instead. */
const FEWEST = 3;

/** Which of the lines to fold: those further than `AROUND` from any that counts. The stretches hold each line once. */
export function stretches(counts: readonly boolean[]): Stretch[] {
  const near = counts.map((_, index) =>
    counts.slice(Math.max(0, index - AROUND), index + AROUND + 1).includes(true),
  );
  const found: Stretch[] = [];
  for (const [index, shown] of near.entries()) {
    const last = found.at(-1);
    if (last && last.folded !== shown) last.to = index + 1;
    else found.push({ from: index, to: index + 1, folded: !shown });
  }
  return found.map((one) => ({ ...one, folded: one.folded && one.to - one.from >= FEWEST }));
}

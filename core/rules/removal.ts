import { isRemovalDue, lapsedSince, type LicenceHistory } from './licence-history';

/** Somebody asked that what is kept is removed; nothing happens before `dueAt`. Times are in epoch milliseconds. */
export interface RemovalRequest {
  id: string;
  askedAt: number;
  /** Account id. Absent where nobody asked: Jira has deleted the project. */
  askedBy?: string;
  dueAt: number;
}

/**
 * How far a removal is. `announced`: every surface refuses, nothing is removed yet. `removing`: a first pass has begun.
 * `removed`: it has ended. `done`: further passes found what had been late, and nobody is refused any more. Times are
 * in epoch milliseconds.
 */
export interface RemovalState {
  phase: 'announced' | 'removing' | 'removed' | 'done';
  announcedAt: number;
  /** Why, where it is for a request; else for a lapse. */
  asked?: RemovalRequest;
  /** When the first pass began. */
  firstPassAt?: number;
  /** When each pass that came to its end began, or was gone on with last. */
  passes?: number[];
  /** Issues whose search property Jira has refused to remove so far; `more` were too many to come back to, or out of reach. */
  refused?: { ids: string[]; more: number };
  doneAt?: number;
  /** Issues that may have had their search property still when the removal ended. */
  propertiesLeft?: number;
}

/** The run of the trigger that goes over what is stored, and when that run began, in epoch milliseconds. */
export interface Pass {
  id: string;
  begunAt: number;
}

export type RemovalStep = 'none' | 'announce' | 'cancel' | 'first pass' | 'further pass';

const HOUR_MS = 60 * 60 * 1000;

/** What was under way when the removal was announced has ended, and every presigned URL of then has expired. */
const WAIT_MS = HOUR_MS;
/** A day later, and a little less for a daily trigger that comes early: what a pass missed shows by then. */
const PASS_AGAIN_AFTER_MS = 20 * HOUR_MS;
/** What came late is found by the second. */
const PASSES = 2;
/** More than that would keep people out for what Jira will not do. */
const MAX_PASSES = 4;

/** Longer than the platform lets any run of a trigger live: whoever began a pass earlier is no more. */
const PASS_LIVES_MS = 16 * 60 * 1000;

/**
 * Whether another run may still be at it. While it is, no other begins: so none that was slow can delete what people write
 * after the removal has ended. A clock that was put back says nothing of how long ago that run began.
 */
export const isUnderWay = ({ pass }: { pass?: Pass }, now: number): boolean =>
  pass !== undefined && Math.abs(now - pass.begunAt) < PASS_LIVES_MS;

/** What a removal that has been announced comes to next: nothing takes it back any more. */
export function passStep(
  { phase, announcedAt, passes = [] }: RemovalState,
  now: number,
): 'none' | 'first pass' | 'further pass' {
  if (phase === 'announced') return now - announcedAt >= WAIT_MS ? 'first pass' : 'none';
  if (phase === 'removing') return 'first pass';
  if (phase === 'done') return 'none';
  return now - (passes.at(-1) ?? -Infinity) >= PASS_AGAIN_AFTER_MS ? 'further pass' : 'none';
}

/**
 * What the daily trigger does about stored data, after it has read the licence. Once something has been removed there is
 * no way back, so a pass that was cut off goes on whatever the licence says by then. Before that the announcement of a
 * lapse is taken back as soon as the removal is no longer due: by a renewal, and when nobody knows whether the lapse lasts.
 * A request goes by its day alone; one that comes due while a lapse is announced makes that its own.
 */
export function removalStep(
  removal: (RemovalState & { pass?: Pass }) | undefined,
  history: LicenceHistory,
  now: number,
  request?: RemovalRequest,
): RemovalStep {
  const asked = request !== undefined && now >= request.dueAt;
  const due = asked || isRemovalDue(history, now);
  if (!removal) return due ? 'announce' : 'none';
  switch (removal.phase) {
    case 'announced':
      if (asked && !removal.asked) return 'announce';
      if (!due && !removal.asked) return 'cancel';
      return passStep(removal, now);
    case 'removing':
    case 'removed':
      return isUnderWay(removal, now) ? 'none' : passStep(removal, now);
    case 'done':
      if (asked) return 'announce';
      // A lapse that began since: before it was known, people may have written again.
      return due && (lapsedSince(history, now) ?? 0) >= removal.announcedAt ? 'announce' : 'none';
  }
}

/** The removal that is announced at `now`: of a request that is due, else of the lapse. */
export const announcedAt = (now: number, request: RemovalRequest | undefined): RemovalState => ({
  phase: 'announced',
  announcedAt: now,
  ...(request && now >= request.dueAt && { asked: request }),
});

/** The removal once a pass has begun, or is gone on with. */
export const atPass = <Removal extends RemovalState>(
  removal: Removal,
  step: 'first pass' | 'further pass',
  now: number,
): Removal =>
  step === 'first pass'
    ? { ...removal, phase: 'removing', firstPassAt: removal.firstPassAt ?? now }
    : removal;

/** When the first pass began, as far as that is known: of earlier removals only when it was gone on with last. */
export const firstPassOf = ({ firstPassAt, passes = [] }: RemovalState): number | undefined =>
  firstPassAt ?? passes[0];

/**
 * The removal after a pass that came to its end. Two do; where Jira has refused something that can be asked for again two more do so, and then
 * it ends all the same, with a count of what Jira has kept.
 */
export function afterPass<Removal extends RemovalState>(removal: Removal, now: number): Removal {
  const { refused, ...rest } = removal;
  const passes = [...(removal.passes ?? []), now];
  const left = refused ? refused.ids.length + refused.more : 0;
  const isDone = passes.length >= (refused?.ids.length ? MAX_PASSES : PASSES);
  if (!isDone) return { ...removal, phase: 'removed', passes };
  const done = { ...rest, phase: 'done', passes, doneAt: now, ...(left > 0 && { propertiesLeft: left }) };
  return done as Removal;
}

/** Whom a removal shuts out. `callers` are people, pipelines, and jobs that write to Jira. */
export type ShutOut = 'nobody' | 'callers' | 'everybody';

/**
 * Whom a removal shuts out at `now`. An announced one shuts callers out, so that nothing is under way when it begins;
 * events of Jira still keep the records in step, for a renewal may bring them back. One whose lapse has not been seen
 * any more can no longer begin, and shuts nobody out.
 */
export function shutOutBy(removal: RemovalState | undefined, history: LicenceHistory, now: number): ShutOut {
  if (!removal || removal.phase === 'done') return 'nobody';
  if (removal.phase !== 'announced') return 'everybody';
  if (removal.asked) return 'callers';
  return lapsedSince(history, now) === undefined ? 'nobody' : 'callers';
}

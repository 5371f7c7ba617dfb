import { ATTEMPT_SECONDS } from '../agreement/mirrored-comment';

/**
 * A defect of a scenario, as the story knows it: an issue of Jira by its id, since keys change when issues move. While Jira is
 * being told to create it there is no id yet. Creating is not repeatable, so that this is noted first; nobody else tries before
 * the longest time that one attempt can take is over, and then looks first whether the issue is there after all.
 */
export interface Defect {
  /** Within the story. */
  id: string;
  scenarioId: string;
  /** Epoch seconds: when it was noted, or Jira first told to create it. */
  at: number;
  /** Epoch seconds of the last attempt to create it, where that was not the first. */
  again?: number;
  /** Jira's id of the issue. Absent while nobody knows it. */
  issueId?: string;
  /** Jira has no link between it and the story. */
  notLinked?: true;
}

/** Defects of one story: what one request of Jira reads. */
export const MOST_DEFECTS = 100;

/** Somebody may be creating it in this very moment. */
export const isBeingCreated = ({ issueId, at, again = at }: Defect, now: number): boolean =>
  issueId === undefined && now - again < ATTEMPT_SECONDS;

/** Adds a defect, or puts what is known now in the place of what was. */
export const withDefect = (defects: readonly Defect[], defect: Defect): Defect[] =>
  defects.some(({ id }) => id === defect.id)
    ? defects.map((one) => (one.id === defect.id ? defect : one))
    : [...defects, defect];

/**
 * The defects, as many as a story has; beyond, the oldest of scenarios that are not on it any more go first, for nobody sees those to unlink
 * them. `undefined` where all that are too many are of scenarios that are.
 */
export function fittingDefects(
  defects: readonly Defect[],
  onStory: ReadonlySet<string>,
): readonly Defect[] | undefined {
  const over = defects.length - MOST_DEFECTS;
  if (over <= 0) return defects;
  const idle = defects.filter(({ scenarioId, issueId }) => issueId !== undefined && !onStory.has(scenarioId));
  const going = new Set(idle.toSorted((one, other) => one.at - other.at).slice(0, over));
  return going.size < over ? undefined : defects.filter((defect) => !going.has(defect));
}

export const withoutDefect = (defects: readonly Defect[], id: string): Defect[] =>
  defects.filter((defect) => defect.id !== id);

/** The defect of this scenario that is this issue, if it is known. */
export const sameDefect = (
  defects: readonly Defect[],
  { scenarioId, issueId }: { scenarioId: string; issueId: string },
): Defect | undefined =>
  defects.find((defect) => defect.scenarioId === scenarioId && defect.issueId === issueId);

/**
 * When Jira may have created it, as minutes before now: a little earlier than the first attempt began, a little later than the last can
 * have ended. Of minutes, because a time of day is read in the time zone of whoever asks.
 */
export const createdWithin = ({ at, again = at }: Defect, now: number): { from: number; to: number } => ({
  from: Math.ceil((now - at) / 60) + 2,
  to: Math.max(0, Math.floor((now - again) / 60) - 3),
});

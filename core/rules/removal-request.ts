import {
  afterPass,
  atPass,
  isUnderWay,
  passStep,
  type Pass,
  type RemovalRequest,
  type RemovalState,
} from './removal';

/**
 * The removal of one project on request. Without `state` it is filed only: everything goes on, and it can be cancelled. From
 * `state` on the project is closed, and there is no way back. Times are in epoch milliseconds.
 */
export interface RequestedRemoval extends RemovalRequest {
  state?: RemovalState;
  pass?: Pass;
}

export type RequestedStep = 'none' | 'close' | 'first pass' | 'further pass';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a Jira admin types who asks that everything of the site is removed; for a project it is the project's key. */
export const SITE_REMOVAL_WORD = 'REMOVE ALL';

export const DEFAULT_REMOVAL_DAYS = 7;
/**
 * Removed is promised within 15 days. Closing, the first pass and the second each take a run of a daily trigger, one of
 * which may come almost a day after the project is due: three days are left for them.
 */
export const MOST_REMOVAL_DAYS = 12;

/** When a request filed at `now` for so many days from then is due. */
export const requestedFor = (now: number, days: number): number =>
  now + Math.min(Math.max(days, 0), MOST_REMOVAL_DAYS) * DAY_MS;

/** Whether what is kept is shut to everybody: from the moment the removal has begun until it has ended. */
export const isClosed = ({ state }: RequestedRemoval): boolean => state !== undefined;

/** What the daily trigger does about a removal on request. */
export function requestStep(removal: RequestedRemoval, now: number): RequestedStep {
  if (!removal.state) return now >= removal.dueAt ? 'close' : 'none';
  return isUnderWay(removal, now) ? 'none' : passStep(removal.state, now);
}

/** The removal once a step has begun; `pass` names the run that takes it. */
export function atStep<Removal extends RequestedRemoval>(
  removal: Removal,
  step: Exclude<RequestedStep, 'none'>,
  now: number,
  pass: string,
): Removal {
  const { state } = removal;
  if (step === 'close') return { ...removal, state: { phase: 'announced', announcedAt: now } };
  if (!state) return removal;
  return { ...removal, state: atPass(state, step, now), pass: { id: pass, begunAt: now } };
}

/**
 * The removal after a pass that came to its end.
 *
 * @param refused Issues whose search property Jira has refused to remove.
 */
export function afterRequestedPass<Removal extends RequestedRemoval>(
  removal: Removal,
  refused: RemovalState['refused'],
  now: number,
): Removal {
  const { pass: _ended, state, ...rest } = removal;
  if (!state) return removal;
  // Which issues they are is kept beside what was counted, not with what every call reads.
  const { refused: _ids, ...after } = afterPass({ ...state, ...(refused && { refused }) }, now);
  return { ...rest, state: after } as Removal;
}

/** Whether Jira's deletion of the project filed it, and no person. */
export const isOfDeletion = ({ askedBy }: RemovalRequest): boolean => askedBy === undefined;

/**
 * What the deletion of a project in Jira does about its removal, whatever was filed before: `file` one, `cancel` the one
 * that it filed since the project is back, or nothing. What a person filed stands either way, and so does what has begun.
 */
export function deletionStep(
  removal: RequestedRemoval | undefined,
  isDeleted: boolean,
): 'none' | 'file' | 'cancel' {
  if (!removal) return isDeleted ? 'file' : 'none';
  return !isDeleted && isOfDeletion(removal) && !isClosed(removal) ? 'cancel' : 'none';
}

type Requests<Removal> = Readonly<Record<string, Removal>>;

/** With a request for a project, unless there is one: then what was asked first stands. */
export const withRequest = <Removal extends RequestedRemoval>(
  requests: Requests<Removal>,
  projectId: string,
  removal: Removal,
): Requests<Removal> => (requests[projectId] ? requests : { ...requests, [projectId]: removal });

/** Without this request for a project, if it is there and has not begun; else the same. */
export function withoutRequest<Removal extends RequestedRemoval>(
  requests: Requests<Removal>,
  projectId: string,
  id: string,
): Requests<Removal> {
  const { [projectId]: removal, ...rest } = requests;
  return removal && removal.id === id && !isClosed(removal) ? rest : requests;
}

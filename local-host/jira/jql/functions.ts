import { badRequest, notModelled } from '../rest/errors';
import { shiftedBy } from './dates';
import type { Operand, SearchContext } from './search-field';

const DAY = 86_400_000;

/** Functions of Jira itself that the stand-in does not model: refused as such, not called unknown. */
const UNMODELLED = new Set(
  `approved approver breached cascadeOption choiceOption closedSprints completed componentsLeadByUser
  currentLogin earliestUnreleasedVersion elapsed endOfMonth endOfWeek endOfYear everbreached futureSprints
  issueHistory issuesWithRemoteLinksByGlobalId lastLogin latestReleasedVersion linkedIssues linkedIssue
  membersOf myApproval myPending openSprints parentEpic paused pending pendingBy projectsLeadByUser
  projectsWhereUserHasPermission projectsWhereUserHasRole releasedVersions remaining running spacesLeadByUser
  standardIssueTypes startOfMonth startOfWeek startOfYear subtaskIssueTypes unreleasedVersions updatedBy
  votedIssues watchedIssues withinCalendarHours organizationMembers portfolioChildIssuesOf`
    .split(/\s+/)
    .map((name) => name.toLowerCase()),
);

type FunctionOperand = Extract<Operand, { kind: 'function' }>;

/** The account id that a function stands for. @throws RestError 400 or 501 */
export function userFunction(call: FunctionOperand, field: string, { principal }: SearchContext): string {
  if (call.name.toLowerCase() === 'currentuser' && call.arguments.length === 0) return principal.accountId;
  throw refusal(call, field);
}

/** The time in milliseconds that a function stands for; days are UTC. @throws RestError 400 or 501 */
export function timeFunction(call: FunctionOperand, field: string, { now }: SearchContext): number {
  const startOfDay = Math.floor(now / DAY) * DAY;
  const bases: Record<string, number> = { now, startofday: startOfDay, endofday: startOfDay + DAY - 1 };
  const base = bases[call.name.toLowerCase()];
  const [shift, ...more] = call.arguments;
  if (base === undefined || more.length > 0) throw refusal(call, field);
  if (shift === undefined) return base;
  const shifted = shiftedBy(shift, base, 'd');
  if (shifted === undefined) {
    throw badRequest(
      `Duration for function '${call.name}' should have the format (+/-)n(wdhm), e.g -1w for 1 week earlier.`,
    );
  }
  return shifted;
}

/** Why a function may not stand in a field's operand. */
export function refusal(call: FunctionOperand, field: string): Error {
  const name = call.name.toLowerCase();
  if (UNMODELLED.has(name)) return notModelled(`The JQL function '${call.name}()'`);
  if (['currentuser', 'now', 'startofday', 'endofday'].includes(name)) {
    return badRequest(`A value provided by the function '${call.name}' is invalid for the field '${field}'.`);
  }
  return badRequest(`Unable to find JQL function '${call.name}(${call.arguments.join(', ')})'.`);
}

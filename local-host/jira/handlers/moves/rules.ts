import { holds } from '../../permissions/grants';
import type { Act } from '../../rest/handler';
import type { IssueMove, IssueRecord } from '../../site/records';
import { byId, ISSUE_TYPES } from '../../site/workflow';

const levelOf = (issueTypeId: string): number => byId(ISSUE_TYPES, issueTypeId).hierarchyLevel;

export const isSubtask = ({ issueTypeId }: IssueRecord): boolean => levelOf(issueTypeId) < 0;

/**
 * The parent that an issue has after a move: the one asked for, else its own where that may stay. An epic may have
 * stories of other projects; a subtask is always in its parent's.
 */
export function parentAfter({ site }: Act, issue: IssueRecord, move: IssueMove): string | null {
  const wanted = move.parentId ?? issue.parentId;
  const parent = wanted === null ? undefined : site.issue(wanted);
  const level = levelOf(move.issueTypeId);
  if (!parent || levelOf(parent.issueTypeId) !== level + 1) return null;
  return level >= 0 || parent.projectId === move.projectId ? parent.id : null;
}

/** Why an issue cannot be moved so, or `undefined`: it may be asked when a move is submitted and when it is made. */
export function moveProblem(act: Act, issue: IssueRecord, move: IssueMove): string | undefined {
  const { site, principal } = act;
  const from = site.project(issue.projectId);
  const to = site.project(move.projectId);
  if (!from || !to) return 'The project does not exist any more.';
  if (!holds(principal, 'MOVE_ISSUES', from)) {
    return `You do not have permission to move issues in the project '${from.key}'.`;
  }
  if (!holds(principal, 'CREATE_ISSUES', to)) {
    return `You do not have permission to create issues in the project '${to.key}'.`;
  }
  const parentId = parentAfter(act, issue, move);
  if (move.parentId !== undefined && parentId !== move.parentId) return 'The parent selected is not valid.';
  const level = levelOf(move.issueTypeId);
  if (level < 0 && parentId === null) return 'A subtask needs a parent in the project that it is moved to.';
  const children = site.issues().filter((child) => child.parentId === issue.id);
  const misfit = children.some((child) => levelOf(child.issueTypeId) !== level - 1);
  return misfit ? 'The issue type selected cannot hold the issues that are below this one.' : undefined;
}

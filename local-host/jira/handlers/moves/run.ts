import type { Act } from '../../rest/handler';
import type { IssueMove, IssueRecord } from '../../site/records';
import { storeChange } from '../issues/edit';
import { isSubtask, moveProblem, parentAfter } from './rules';

export interface Moved {
  written: string[];
  errors: Record<string, string[]>;
}

/** Issue by issue, subtasks with their parent: one that is gone or may not be moved any more fails alone. */
export function runMoves(act: Act, moves: IssueMove[]): Moved {
  const written: string[] = [];
  const errors: Record<string, string[]> = {};
  for (const move of moves) {
    for (const id of move.issueIds) {
      const issue = act.site.issue(id);
      const problem = issue ? moveProblem(act, issue, move) : 'Issue does not exist.';
      if (!issue || problem !== undefined) {
        errors[id] = [problem ?? ''];
        continue;
      }
      // Read before the parent is moved: an epic's stories stay where they are.
      const subtasks = act.site.issues().filter((child) => child.parentId === id && isSubtask(child));
      moveIssue(act, issue, move, parentAfter(act, issue, move));
      for (const subtask of subtasks) {
        moveIssue(act, subtask, { ...move, issueTypeId: subtask.issueTypeId }, id);
      }
      written.push(id, ...subtasks.map((subtask) => subtask.id));
    }
  }
  return { written: [...new Set(written)], errors };
}

/** Versions belong to a project and do not go along. The id stays, and the old key goes on leading to the issue. */
function moveIssue(act: Act, issue: IssueRecord, move: IssueMove, parentId: string | null): void {
  const { projectId, issueTypeId } = move;
  const kept = { ...issue, issueTypeId, parentId };
  storeChange(act, issue, projectId === issue.projectId ? kept : elsewhere(act, kept, projectId));
}

function elsewhere({ site }: Act, issue: IssueRecord, projectId: string): IssueRecord {
  const project = site.project(projectId);
  if (!project) throw new Error(`No project has the id ${projectId}`);
  return {
    ...issue,
    projectId,
    key: `${project.key}-${site.next(`issues of ${projectId}`, 0)}`,
    formerKeys: [...new Set([...(issue.formerKeys ?? []), issue.key])],
    fixVersionIds: [],
  };
}

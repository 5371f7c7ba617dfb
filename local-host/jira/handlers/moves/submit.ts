import { holds } from '../../permissions/grants';
import { notModelled } from '../../rest/errors';
import type { Answer, Call, Handler } from '../../rest/handler';
import type { IssueMove } from '../../site/records';
import { typesOf } from '../../site/issue-types';
import { findVisibleIssue, findVisibleProject } from '../lookup';
import { refuseUnmodelledMembers } from '../refuse';
import { noteTask } from '../submit-task';
import { moveProblem } from './rules';

interface Mapping {
  issueIdsOrKeys: string[];
  inferFieldDefaults: boolean;
  inferStatusDefaults: boolean;
  inferSubtaskTypeDefault: boolean;
  inferClassificationDefaults: boolean;
}

interface MoveRequest {
  targetToSourcesMapping: Record<string, Mapping>;
  sendBulkNotification?: boolean;
}

/** Source: POST /bulk/issues/move. */
const MAX_ISSUES = 1000;

/** Why a request is refused as a whole; this operation answers that in a shape of its own. */
class MoveRefused extends Error {}

/** The request is checked and noted; the task that moves runs after the answer, as on Jira. */
export const submitMove: Handler = {
  kind: 'write',
  handle(call): Answer {
    const body = call.body as MoveRequest;
    try {
      if (!holds(call.principal, 'BULK_CHANGE')) {
        throw new MoveRefused('You do not have the global permission to make bulk changes.');
      }
      const moves = Object.entries(body.targetToSourcesMapping).map(([target, mapping]) =>
        readMove(call, target, mapping),
      );
      const count = moves.reduce((sum, { issueIds }) => sum + issueIds.length, 0);
      if (count === 0) throw new MoveRefused('No issues are named in issueIdsOrKeys.');
      if (count > MAX_ISSUES) throw new MoveRefused(`At most ${MAX_ISSUES} issues can be moved at once.`);
      return { status: 201, body: { taskId: noteTask(call, { issues: [], moves }) } };
    } catch (error) {
      if (!(error instanceof MoveRefused)) throw error;
      return { status: 400, body: { errors: [{ message: error.message }] } };
    }
  },
};

/** `target` is `<project id or key>,<issue type id>` and, for a new parent, `,<parent id or key>`. */
function readMove(call: Call, target: string, mapping: Mapping): IssueMove {
  refuseUnmodelledMembers(mapping, [
    'issueIdsOrKeys',
    'inferFieldDefaults',
    'inferStatusDefaults',
    'inferSubtaskTypeDefault',
    'inferClassificationDefaults',
  ]);
  // Every project of the stand-in has the same statuses, and fields that can be moved: without the defaults, there is nothing to say.
  for (const name of ['inferFieldDefaults', 'inferStatusDefaults', 'inferSubtaskTypeDefault'] as const) {
    if (!mapping[name]) throw notModelled(`'${name}': false of a move`);
  }
  const [projectIdOrKey = '', issueTypeId = '', parentIdOrKey] = target.split(',').map((part) => part.trim());
  const project = findVisibleProject(call, projectIdOrKey);
  const type = project && typesOf(project).find(({ id }) => id === issueTypeId);
  if (!project || !type) throw new MoveRefused(`The target '${target}' is not valid.`);
  const parent = parentIdOrKey ? findVisibleIssue(call, parentIdOrKey)?.issue : undefined;
  if (parentIdOrKey && !parent) throw new MoveRefused(`The parent '${parentIdOrKey}' is not valid.`);
  const issues = mapping.issueIdsOrKeys.map((idOrKey) => findVisibleIssue(call, idOrKey)?.issue);
  if (issues.includes(undefined)) {
    throw new MoveRefused('Some of the issues in the issueIdsOrKeys are not valid');
  }
  const found = issues.filter((issue) => issue !== undefined);
  const move: IssueMove = {
    projectId: project.id,
    issueTypeId: type.id,
    ...(parent && { parentId: parent.id }),
    issueIds: [...new Set(found.map(({ id }) => id))],
  };
  for (const issue of found) {
    const problem = moveProblem(call, issue, move);
    if (problem !== undefined) throw new MoveRefused(`${issue.key}: ${problem}`);
  }
  return move;
}

import { badRequest } from '../../rest/errors';
import { holds } from '../../permissions/grants';
import { type Handler, pathValue } from '../../rest/handler';
import { STATUSES } from '../../site/workflow';
import { transitionView } from '../../views/workflow';
import { visibleIssue } from '../lookup';
import { refuseExpand, refuseUnmodelledMembers } from '../refuse';
import { storeChange } from './edit';

export const getTransitions: Handler = {
  kind: 'read',
  honours: ['expand', 'transitionId'],
  harmless: ['sortByOpsBarAndStatus', 'skipRemoteOnlyCondition', 'includeUnavailableTransitions'],
  handle(call) {
    refuseExpand(call);
    const { project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const wanted = call.query.text('transitionId');
    // Who may not transition is shown none, as on Jira.
    const available = holds(call.principal, 'TRANSITION_ISSUES', project) ? STATUSES : [];
    const transitions = available
      .filter(({ transitionId }) => wanted === undefined || transitionId === wanted)
      .map((status) => transitionView(call.baseUrl, status));
    return { status: 200, body: { transitions }, objects: transitions.length };
  },
};

export const doTransition: Handler = {
  kind: 'write',
  handle(call) {
    const { issue, project } = visibleIssue(call, pathValue(call, 'issueIdOrKey'));
    const body = call.body as { transition?: { id?: string } };
    refuseUnmodelledMembers(body, ['transition']);
    const id = body.transition?.id;
    if (id === undefined) throw badRequest('Missing transition identifier');
    const status = STATUSES.find(({ transitionId }) => transitionId === id);
    if (!status || !holds(call.principal, 'TRANSITION_ISSUES', project)) {
      throw badRequest(
        `It seems that you have tried to perform a workflow operation (transition ${id}) that is not valid for the current state of this issue or that you may not perform.`,
      );
    }
    storeChange(call, issue, { ...issue, statusId: status.id });
    return { status: 204 };
  },
};

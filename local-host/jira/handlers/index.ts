import type { Handler } from '../rest/handler';
import { addComment, deleteComment, getComments, updateComment } from './comments';
import { createIssue } from './issues/create';
import { deleteIssue } from './issues/delete';
import { deleteLink, getLink, getLinkTypes, linkIssues } from './issue-links';
import { assignIssue, editIssue } from './issues/edit';
import { bulkFetchIssues, getIssue } from './issues/read';
import { doTransition, getTransitions } from './issues/transitions';
import { getBulkProgress } from './moves/progress';
import { submitMove } from './moves/submit';
import { checkPermissions, getMyPermissions, getPermittedProjects } from './permissions';
import { createProject, getProject, getProjects, getProjectStatuses, searchProjects } from './projects';
import { archiveProject, deleteProject, restoreProject, updateProject } from './project-changes';
import { deleteProperty, getProperty, getPropertyKeys, putProperty } from './properties';
import { searchByGet, searchByPost } from './search';
import { getFields, getServerInfo } from './server';
import { bulkDeleteProperty, bulkSetPropertiesByIssue } from './bulk-properties';
import { getTask } from './tasks';
import { notify } from './notify';
import { addWatcher, getWatchers, removeWatcher } from './watchers';
import { bulkGetUsers, getMyself, getUser } from './users';
import { createVersion, getProjectVersions } from './versions';

/** One handler for each operation of operations.json, by `METHOD /path/{template}`. */
export const HANDLERS: Record<string, Handler> = {
  'GET /rest/api/3/myself': getMyself,
  'GET /rest/api/3/user': getUser,
  'GET /rest/api/3/user/bulk': bulkGetUsers,
  'GET /rest/api/3/serverInfo': getServerInfo,
  'GET /rest/api/3/field': getFields,
  'POST /rest/api/3/issue': createIssue,
  'GET /rest/api/3/issue/{issueIdOrKey}': getIssue,
  'PUT /rest/api/3/issue/{issueIdOrKey}': editIssue,
  'DELETE /rest/api/3/issue/{issueIdOrKey}': deleteIssue,
  'POST /rest/api/3/issue/bulkfetch': bulkFetchIssues,
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee': assignIssue,
  'GET /rest/api/3/issue/{issueIdOrKey}/transitions': getTransitions,
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions': doTransition,
  'GET /rest/api/3/issue/{issueIdOrKey}/comment': getComments,
  'POST /rest/api/3/issue/{issueIdOrKey}/comment': addComment,
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}': updateComment,
  'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}': deleteComment,
  'GET /rest/api/3/issue/{issueIdOrKey}/watchers': getWatchers,
  'POST /rest/api/3/issue/{issueIdOrKey}/watchers': addWatcher,
  'DELETE /rest/api/3/issue/{issueIdOrKey}/watchers': removeWatcher,
  'POST /rest/api/3/issue/{issueIdOrKey}/notify': notify,
  'GET /rest/api/3/issue/{issueIdOrKey}/properties': getPropertyKeys,
  'GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': getProperty,
  'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': putProperty,
  'DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': deleteProperty,
  'POST /rest/api/3/issue/properties/multi': bulkSetPropertiesByIssue,
  'DELETE /rest/api/3/issue/properties/{propertyKey}': bulkDeleteProperty,
  'POST /rest/api/3/issueLink': linkIssues,
  'GET /rest/api/3/issueLink/{linkId}': getLink,
  'DELETE /rest/api/3/issueLink/{linkId}': deleteLink,
  'GET /rest/api/3/issueLinkType': getLinkTypes,
  'POST /rest/api/3/bulk/issues/move': submitMove,
  'GET /rest/api/3/bulk/queue/{taskId}': getBulkProgress,
  'GET /rest/api/3/task/{taskId}': getTask,
  'GET /rest/api/3/search/jql': searchByGet,
  'POST /rest/api/3/search/jql': searchByPost,
  'GET /rest/api/3/project': getProjects,
  'POST /rest/api/3/project': createProject,
  'GET /rest/api/3/project/search': searchProjects,
  'GET /rest/api/3/project/{projectIdOrKey}': getProject,
  'PUT /rest/api/3/project/{projectIdOrKey}': updateProject,
  'DELETE /rest/api/3/project/{projectIdOrKey}': deleteProject,
  'POST /rest/api/3/project/{projectIdOrKey}/archive': archiveProject,
  'POST /rest/api/3/project/{projectIdOrKey}/restore': restoreProject,
  'GET /rest/api/3/project/{projectIdOrKey}/statuses': getProjectStatuses,
  'GET /rest/api/3/project/{projectIdOrKey}/versions': getProjectVersions,
  'POST /rest/api/3/version': createVersion,
  'GET /rest/api/3/mypermissions': getMyPermissions,
  'POST /rest/api/3/permissions/check': checkPermissions,
  'POST /rest/api/3/permissions/project': getPermittedProjects,
};

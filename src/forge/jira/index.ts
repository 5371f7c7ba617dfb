export { addComment, changeComment, readComments, type JiraComment } from './comments';
export {
  findByProperty,
  issuesThere,
  readIssue,
  readIssueFacts,
  readIssueProject,
  readIssueProjects,
  readIssueProperty,
  readIssues,
  searchChildren,
  readIssueStates,
  searchIssues,
  type JiraIssue,
} from './issues';
export { createIssue, readSiteUrl, relateIssues, type NewIssue } from './new-issue';
export { namesOf, peopleOf, type JiraPerson, type NameOf } from './people';
export {
  checkPermissions,
  heldGlobally,
  type PermissionAnswer,
  type PermissionQuestion,
} from './permissions';
export { readWatchers, sendMail, type MailTo } from './mails';
export { readProject, readProjects, searchProjects, standardTypes, type JiraProject } from './projects';
export {
  deleteIssueProperties,
  deleteIssueProperty,
  readTask,
  setIssueProperties,
  setIssueProperty,
  type JiraTask,
} from './properties';
export { readStatuses, type JiraStatus } from './statuses';
export { isConsentNeeded, JiraError, type As } from './request';

export { addComment, changeComment, readComments, type JiraComment } from './comments';
export {
  readIssue,
  readIssueFacts,
  readIssueProject,
  readIssueProjects,
  readIssues,
  searchIssues,
  type JiraIssue,
} from './issues';
export { namesOf, peopleOf, type JiraPerson, type NameOf } from './people';
export {
  checkPermissions,
  heldGlobally,
  type PermissionAnswer,
  type PermissionQuestion,
} from './permissions';
export { readWatchers, sendMail, type MailTo } from './mails';
export { readProject, searchProjects } from './projects';
export {
  deleteIssueProperties,
  deleteIssueProperty,
  readTask,
  setIssueProperties,
  setIssueProperty,
  type JiraTask,
} from './properties';
export { isConsentNeeded, JiraError, type As } from './request';

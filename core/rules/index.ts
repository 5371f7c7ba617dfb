export {
  apiKeyState,
  hasScope,
  isUseWorthNoting,
  type KeyFacts,
  type KeyScope,
  type KeyState,
} from './api-key';
export { afterFailure, authBlock, MAX_FAILURES, WINDOW_MS, type AuthBlock } from './auth-failures';
export { isDailyRunMissed } from './daily-run';
export { FORMER_USER, isReportDue, type ReportedAt } from './former-user';
export { defectSearch, issueSearch, type IssueSearch } from './issue-search';
export { licenceState, type LicenceFacts, type LicenceState } from './licence';
export {
  afterReading,
  isRemovalDue,
  lapsedSince,
  NO_HISTORY,
  removalFrom,
  removalOf,
  type LicenceHistory,
  type LicenceReading,
} from './licence-history';
export { mirrorValue, type MirrorAgreement, type MirrorCounts, type MirrorValue } from './mirror';
export { isAllowed, PERMISSION_FOR, permissionsFor, type Action, type JiraPermission } from './permissions';
export {
  afterPass,
  announcedAt,
  atPass,
  firstPassOf,
  removalStep,
  shutOutBy,
  type Pass,
  type RemovalRequest,
  type ShutOut,
  type RemovalState,
  type RemovalStep,
} from './removal';
export {
  afterRequestedPass,
  atStep,
  DEFAULT_REMOVAL_DAYS,
  deletionStep,
  isClosed,
  isOfDeletion,
  MOST_REMOVAL_DAYS,
  requestedFor,
  requestStep,
  SITE_REMOVAL_WORD,
  withoutRequest,
  withRequest,
  type RequestedRemoval,
  type RequestedStep,
} from './removal-request';
export {
  dueBefore,
  isRunDue,
  isSweptOver,
  maySweep,
  RETENTION_DAYS,
  RUNS_ALWAYS_KEPT,
  splitSaves,
  SWEPT_KEPT_DAYS,
  textsOnlyIn,
  type Retention,
  type RetentionKind,
} from './retention';
export { ranked, type RankPlace } from './rank';
export { rollUp, type IssueCounts, type RollUp } from './roll-up';
export {
  exportStatus,
  withChosen,
  type ChosenStatuses,
  type ExportStatus,
  type IssueStatus,
  type StatusMapping,
} from './status-mapping';
export { stillOffered, takenFrom, takeOverSteps, type Taken, type TakeOver } from './take-over';

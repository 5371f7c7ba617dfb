export { accountIdsOf, NO_AGREEMENT, withAccounts, type Agreement } from './agreement';
export { ATTEMPT_SECONDS, commentStep, isUnderWay, type MirroredComment } from './mirrored-comment';
export {
  isOpen,
  mayRemove,
  maySettle,
  openQuestions,
  withComment,
  withoutQuestion,
  withQuestion,
  withReopened,
  withResolved,
  type Person,
  type Question,
} from './questions';
export { scenariosSeen } from './seen';
export { countReady, isStale, isStanding, withoutVote, withVote, type Vote } from './votes';

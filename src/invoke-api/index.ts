/**
 * What crosses `invoke` between the Custom UI and the resolvers: one entry a function, a file a surface.
 * The UI imports these types only; the zod schemas that check them at run time stand beside their handlers.
 */

export type { LintNote, LintSettings, ScenarioEdit, TextProblem } from '@behave-pro/core/gherkin';
export type { Counts, ResultStatus } from '@behave-pro/core/reports';
export type { KeyScope } from '@behave-pro/core/rules';
export type { AuditAction, AuditFact } from '@behave-pro/core/audit';
export type {
  ArchiveApi,
  ArchivedKind,
  ExportStart,
  ImportedKind,
  ImportedRecord,
  ImportStep,
  OnDifferent,
  RecordOutcome,
  SiteArchiveApi,
} from './archive';
export type {
  BackupFeature,
  BackupsApi,
  BackupsView,
  BackupView,
  RestorePreview,
  RestoreScopeView,
  RestoreView,
} from './backups';
export type { AdminApi, AdminProject, AdminView, StoredKind } from './admin';
export type {
  Access,
  ApiError,
  ErrorCode,
  Lapse,
  PendingRemoval,
  Reply,
  RunHistory,
  ScenarioResult,
  TestType,
} from './calls';
export type {
  AgreementApi,
  AgreementReply,
  AgreementView,
  Person,
  QuestionView,
  ReadyVote,
} from './agreement';
export type {
  CertificateView,
  ProjectRemovalView,
  RemovalApi,
  RemovalRequestView,
  SiteRemovalView,
} from './removal';
export type { AuditAsk, AuditEntryView, AuditPage, ProjectAudit, SiteAudit } from './audit';
export type { DefectForm, DefectIssue, DefectsApi, DefectsReply, DefectsView, DefectView } from './defects';
export type { BoardReply, BoardView, CardView, ExampleMapApi, RuleCardView } from './example-map';
export type {
  ChildIssue,
  ChildrenApi,
  ChildrenView,
  CloneOffer,
  FamilyApi,
  FamilyHint,
  OfferedScenario,
  TakenScenario,
} from './family';
export type { DecidedText, ImportFile, ImportedFile } from './importing';
export type {
  ContextApi,
  ContextView,
  ClosedFeature,
  FeatureChoice,
  LinkableScenario,
  PanelApi,
  PanelScenario,
  PanelView,
} from './panel';
export type {
  FeatureScenario,
  FeatureSummary,
  FeatureView,
  LinkedIssue,
  ProjectApi,
  ProjectView,
  ScenarioChange,
} from './project';
export type {
  Ask,
  FeatureVersion,
  Identities,
  IdentityCandidate,
  IdentityQuestion,
  MergeConflict,
  MergePart,
  RemovedFeature,
  ScenarioPlace,
  VersionText,
} from './saving';
export type { FoundIssue, Vocabulary } from './words';
export type {
  ApiKeyView,
  RetentionChoice,
  RetentionPreview,
  SettingsApi,
  SettingsView,
  StatusView,
} from './settings';
export type { MeasuredProject, MeasureReply, SiteBackups, SiteKey, StorageApi, StoredGroup } from './storage';

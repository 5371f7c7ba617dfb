import type { Agreement } from '@behave-pro/core/agreement';
import type { AuditEntry } from '@behave-pro/core/audit';
import type { Defect } from '@behave-pro/core/defects';
import type { ExampleMap } from '@behave-pro/core/example-map';
import type { LintSettings, ScenarioEntry } from '@behave-pro/core/gherkin';
import type { ScenarioNews } from '@behave-pro/core/news';
import type { ResultStatus } from '@behave-pro/core/reports';
import type {
  LicenceHistory,
  Pass,
  RemovalRequest,
  RemovalState,
  ReportedAt,
  RequestedRemoval,
  Retention,
  StatusMapping,
  Taken,
} from '@behave-pro/core/rules';
import type { Stored } from '../forge/kvs';
import type { KeyScope, TestType } from '../invoke-api';
import type { Kind } from './inventory';

/** Shapes of the record bodies. `schema` of every record is 1; a change of shape raises it and migrates. */

export interface ProjectBody {
  key: string;
  name: string;
  state: 'enabled' | 'disabled';
  /** Jira has it no longer, or not for now: pipelines are refused as if it were disabled. */
  away?: 'trashed' | 'deleted' | 'archived';
  defaultTestType: TestType;
  defaultLanguage: string;
  statusMapping: StatusMapping;
  /** What it chose of the lint rules; a rule that is not named is as it comes. */
  lint?: LintSettings;
  /** Questions on its issues are written as comments in Jira too. */
  mirrorQuestions?: boolean;
  /** Jira's id of the issue type that its defects have; without one, the type named “Bug”. */
  defectType?: string;
  /** Who watches an issue gets a mail when a scenario that is linked to it has changed. */
  notifyWatchers?: boolean;
  /** For how long it keeps runs and earlier texts; for ever where it has not chosen. */
  retention?: Retention;
  /** What sweeping by that has come to. */
  sweep?: SweepState;
  /** How far the rebuilding of its lists is, or came last. */
  rebuild?: RebuildState;
  /** The project's keys, read by key because queries lag; the web trigger's URL is shown from the first on. */
  keys: { userId: string; hash: string }[];
}

/** Bringing a project's lists in line with its features, a page a step. Times are epoch milliseconds. */
export interface RebuildState {
  id: string;
  startedAt: number;
  /** When the last step ended. */
  at: number;
  /** Steps that are done. */
  step: number;
  phase: 'catalogue' | 'vocabulary' | 'features' | 'issues' | 'done';
  /** Where the phase goes on. */
  cursor?: string;
  features: number;
  corrected: number;
}

/** What of a project was swept: so many runs, and so many earlier texts of its features. */
export interface Swept {
  runs: number;
  versions: number;
}

/** Sweeping a project by what it chose to keep. */
export interface SweepState {
  /** When the last one came to its end, in epoch milliseconds. */
  endedAt?: number;
  /** The last one that removed anything. */
  last?: Swept & { at: number };
  /** What was swept since then: written with each step, so that one that is cut off is told by the next. */
  going?: Swept;
}

/** Leads from a project's key to its id; Jira can rename keys, so the id is checked against the project's record. */
export interface ProjectKeyBody {
  projectId: string;
}

/** One API key. Its secret is not here: the record's key is the secret's sha256. */
export interface ApiKeyBody {
  userId: string;
  hash: string;
  name: string;
  scopes: KeyScope[];
  createdBy: string;
  /** ISO times. */
  createdAt: string;
  expiresAt: string;
  revokedAt?: string;
  lastUsedAt?: string;
}

export interface AuthFailuresBody {
  /** Epoch milliseconds of recent failures, oldest first. */
  failures: number[];
}

/** An issue, and the project it was in when that was last known. */
export interface IssuePlace {
  id: string;
  projectId: string;
}

/** The authority for its text and for which scenario belongs to which issue. */
export interface FeatureBody {
  /** A text that can be read as Gherkin: the present one, or of a draft the last one that could. */
  text: string;
  /** One entry a scenario, in the order of `text`. */
  scenarios: ScenarioEntry[];
  /** The present text while it cannot be read. */
  draft?: string;
  /** How the present text is written as bytes; UTF-8 where it is absent. */
  encoding?: string;
  /** Issues whose lists are yet to be brought in line with this table: more than one transaction takes. */
  pending?: IssuePlace[];
  /** The newest saves of its text, newest first. */
  saves?: Save[];
  /** Pages of older ones that were ever written: the number of the next one. */
  olderSaves?: number;
  /** Numbers of those that are still there, the oldest saves first, where some were swept. */
  pages?: number[];
  /** What those who watch issues of its scenarios are yet to be told. */
  news?: ScenarioNews[];
  /** It was removed, and goes as soon as no issue is pending any more and its news are told. */
  gone?: true;
}

/** How a text came to be what it is. */
export type SaveOrigin = 'page' | 'panel' | 'import' | 'restore';

/** A text was saved. */
export interface Save {
  /** Epoch seconds. */
  at: number;
  /** Account id. */
  by?: string;
  from: SaveOrigin;
  /** The text's version: the first 32 hex digits of its sha256. */
  version: string;
  draft?: true;
  /** The version of the file that was imported, where it was merged with what was here. */
  file?: string;
}

/** The content of a version. The table is that of when the text was last saved; of a draft it has nothing to go with. */
export interface VersionContent {
  text: string;
  encoding: string;
  scenarios: ScenarioEntry[];
}

/** Something that is no more, remembered until whatever was on its way to it has come. */
export interface GoneBody {
  /** A feature as it was, so that it can be brought back, and who removed it. */
  feature?: { attributes: Stored; body: FeatureBody; by?: string };
  /** Runs that were swept, with their numbers of parts. */
  runs?: SweptRun[];
  /** Earlier texts of features that were swept. */
  texts?: SweptTexts[];
}

/** A run whose record is gone, and whose parts go when no backup names them any more. */
export interface SweptRun {
  id: string;
  parts: number;
  /** Epoch milliseconds. */
  startedAt: number;
}

/** What a feature's record no longer names, and what goes when no backup names it any more. */
export interface SweptTexts {
  featureId: string;
  versions: string[];
  /** Pages of saves, by number. */
  pages: number[];
}

export interface IssueBody {
  /** Derived from the features: checked against each feature when shown. In rank order. */
  links: { projectId: string; featureId: string; scenarioId: string }[];
  /** What the search property holds, as a hash; `due` from a change until Jira's task said it is written. */
  mirror: { due: boolean; hash?: string };
  /** Votes and questions: this record is their authority. Absent until somebody has said something. */
  agreement?: Agreement;
  /** Of a clone: what became of its original's scenarios, so that it is not offered them again. */
  taken?: Taken;
  /** Issues that are defects of its scenarios: this record is their authority. Absent until there is one. */
  defects?: readonly Defect[];
}

/** The cards on a story. A record of its own: opening the panel does not read it. */
export type ExampleMapBody = ExampleMap;

export interface CatalogueEntry {
  id: string;
  name: string;
  /** Where its file came from, or `file` when it was made here. Unique in the project. */
  path: string;
  /** Its name in downloads, which have no folders. Unique in the project. */
  file: string;
  language: string;
  draft?: true;
  /** In the text's order; `id` is the part after the feature's own, or whole when it came from another. */
  scenarios: { id: string; name: string }[];
}

/** What a feature is written with, for whoever writes another. */
export interface VocabularyEntry {
  id: string;
  /** Step texts, one a line, in the order of their first use. */
  steps: string;
  /** How often each is used; those at the end that are used once are left out. */
  uses: number[];
  /** Tags and their uses in the same way. */
  tags: string;
  tagUses: number[];
  /** There were more than are kept. */
  more?: true;
}

/** The newest result that counts for a scenario. */
export interface LatestEntry {
  runId: string;
  startedAt: number;
  status: ResultStatus;
  /** `scenarioHash` of the text the run was matched with. */
  hash: string;
  rows?: { passed: number; failed: number; other: number };
  step?: string;
  message?: string;
}

/** Where a result came from. */
export interface BuildFacts {
  commit?: string;
  buildUrl?: string;
}

/** Latest results of one feature, with the builds they came from so that showing them reads no run. */
export interface LatestOfFeature {
  id: string;
  builds: Record<string, BuildFacts>;
  scenarios: Record<string, LatestEntry>;
}

export interface RunBody {
  /** Epoch milliseconds: when the report came, whatever it says itself. */
  startedAt: number;
  commit?: string;
  buildId?: string;
  buildUrl?: string;
  params: string[];
  counts: { passed: number; failed: number; other: number };
  matched: number;
  unmatched: { name: string; featureName: string; reason: string }[];
  unmatchedTotal: number;
  warnings: string[];
  parts: number;
  /** The first scenario id of each part, in the order of which results lie; absent where they lie in no order. */
  partsFrom?: string[];
  applied: boolean;
}

/** Matched results in immutable parts of a run. */
export interface RunPart {
  matched: { featureId: string; scenarioId: string; latest: LatestEntry }[];
}

/** Something the daily trigger did. */
export interface TriggerRun {
  /** Epoch milliseconds. */
  at: number;
  outcome: 'done' | 'failed';
}

/** How much of a kind was removed, and the sum of the hashes of its items, in hex: the same in whatever order they went. */
export interface RemovedKind {
  count: number;
  sha256: string;
}

/** What a pass of a removal has counted and is about to delete. */
export interface InHand {
  kind: Kind;
  keys: string[];
}

/** A removal, and what it has come to by kind. */
export interface RemovalBody extends RemovalState {
  removed: Record<string, RemovedKind>;
  inHand?: InHand;
  pass?: Pass;
}

/** A project whose removal somebody asked for, by the key and name it had then. */
export interface ProjectRemoval extends RequestedRemoval {
  key: string;
  name: string;
}

/**
 * What the removal of a project has come to, beside the installation's record, which every call reads. Once it has ended it
 * is the certificate.
 */
export interface RemovalRecordBody {
  key: string;
  name: string;
  asked: RemovalRequest;
  removed: Record<string, RemovedKind>;
  /** Links taken off what belongs to other projects: lists of their issues, and features of theirs. */
  linksOff: { issues: number; features: number };
  inHand?: InHand;
  refused?: RemovalState['refused'];
  pass?: string;
  /** How it went, once it has ended. */
  ended?: RemovalState;
}

/** How far something has gone over what holds account ids: the kind by its place in their order, and where in it. */
export interface AccountsAt {
  place: number;
  cursor?: string;
}

/** Account ids being reported to Atlassian, and those it says are closed being erased. */
export interface AccountsRound {
  phase: 'report' | 'erase';
  at: AccountsAt;
  /** Account ids, until they are erased. */
  closed: string[];
}

/** The installation as a whole. After a removal it is all there is: the certificate. */
export interface InstallationBody {
  /** Epoch milliseconds. */
  installedAt?: number;
  /** Of the app, when it was last installed or upgraded. */
  version?: string;
  licence: LicenceHistory;
  /** Last runs by the trigger's module key. */
  triggers: Record<string, TriggerRun>;
  removal?: RemovalBody;
  /** Somebody asked that everything is removed, and it has not begun. */
  request?: RemovalRequest;
  /** Removals of projects that were asked for and have not ended, by the project's id. */
  requests?: Readonly<Record<string, ProjectRemoval>>;
  /** When account ids were last reported, and how far that is while it is under way. */
  accounts?: { last?: ReportedAt; round?: AccountsRound };
  /** Ids of requests whose certificates are kept, the newest first. */
  certificates?: string[];
}

/** An object that an upload URL was issued for: it may be in Object Store, or come there later. */
export interface BlobBody {
  objectKey: string;
}

/** An entry of the audit log; the project is the record's, `SITE` where it concerns none. */
export type AuditBody = Omit<AuditEntry, 'projectId'>;

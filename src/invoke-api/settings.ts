import type { LintSettings } from '@behave-pro/core/gherkin';
import type { ChosenStatuses, ExportStatus, KeyScope, StatusMapping } from '@behave-pro/core/rules';
import type { ArchiveApi } from './archive';
import type { ProjectAudit } from './audit';
import type { BackupsApi } from './backups';
import type { Access, Call, Mutation, TestType } from './calls';
import type { ProjectRemovalView, RemovalApi } from './removal';

export interface ApiKeyView {
  /** The public id that goes with the key: the user name of Basic authorisation. */
  userId: string;
  name: string;
  scopes: KeyScope[];
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  revokedAt?: string;
  lastUsedAt?: string;
  state: 'active' | 'expired' | 'revoked';
}

/** Days for which a project keeps its runs and the earlier texts of its features; `null` for ever. */
export interface RetentionChoice {
  runDays: number | null;
  versionDays: number | null;
}

/** A part of what the next sweep would remove. ISO times; the oldest are of what stays. */
export interface RetentionPreview {
  runs: number;
  versions: number;
  /** Features that lose earlier texts. */
  features: number;
  oldestRun?: string;
  oldestVersion?: string;
  /** There is more: ask with it as `after`. */
  next?: string;
}

/** A status that issues of the project can have. */
export interface StatusView {
  id: string;
  name: string;
  /** The tag that a download has for it where the project chose nothing; absent for none. */
  byCategory?: ExportStatus;
}

export interface SettingsView {
  project: {
    id: string;
    key: string;
    name: string;
    state: 'enabled' | 'disabled';
    defaultTestType: TestType;
    defaultLanguage: string;
    /** What the project chose; a rule it does not name is as it comes. */
    lint: LintSettings;
    /** Questions on its issues are written as comments in Jira too, by who asks. */
    mirrorQuestions: boolean;
    /** Who watches an issue gets a mail when a scenario that is linked to it has changed. */
    notifyWatchers: boolean;
    /** What the project chose; a status it does not name goes by its category. */
    statusMapping: StatusMapping;
    /** Days for which runs and earlier texts are kept; `null` for ever. */
    retention: RetentionChoice;
  };
  /** The last time anything that is no longer kept was removed, if ever; ISO time. */
  swept?: { at: string; runs: number; versions: number };
  /** The issue type of defects: what the project can choose from, and which one it is. */
  defectType: {
    types: { id: string; name: string }[];
    /** Absent where the project has not chosen and has no type named “Bug”. */
    type?: { id: string; name: string };
    isChosen: boolean;
    /** The one that was chosen is gone from Jira. */
    isGone: boolean;
  };
  /** In all features of the project. */
  scenarios: number;
  keys: ApiKeyView[];
  /** Base URL for pipelines; absent until the project has a key: the web trigger is off until then. */
  ciUrl?: string;
  /** The last time the project's lists were rebuilt, if ever. `at` is the end of its last step; ISO times. */
  rebuild?: {
    state: 'running' | 'done' | 'stopped';
    startedAt: string;
    at: string;
    features: number;
    corrected: number;
  };
  lastReport?: { at: string; counts: { passed: number; failed: number; other: number } };
  access: Access;
  removal: ProjectRemovalView;
}

/** Functions of the project settings page. */
export type SettingsApi = RemovalApi<SettingsView> &
  ArchiveApi &
  BackupsApi & {
    load: Call<Record<string, never>, SettingsView>;
    save: Call<
      Mutation & {
        state: 'enabled' | 'disabled';
        defaultTestType?: TestType;
        defaultLanguage?: string;
        /** The rules to set; others stay as they are. */
        lint?: LintSettings;
        mirrorQuestions?: boolean;
        /** An id of an issue type of the project; `null` for the type named “Bug”. */
        defectType?: string | null;
        notifyWatchers?: boolean;
        /** Statuses to choose for; others stay as they are. */
        statusMapping?: ChosenStatuses;
        /** Each one of `RETENTION_DAYS`. */
        retention?: RetentionChoice;
      },
      SettingsView
    >;
    /** `apiKey` is shown once and stored nowhere in the clear. */
    createKey: Call<
      Mutation & { name: string; scopes: KeyScope[]; expiresInDays: number },
      { apiKey: string; key: ApiKeyView; ciUrl: string }
    >;
    /** Every status that issues of the project can have. */
    statuses: Call<Record<string, never>, { statuses: StatusView[] }>;
    /** Brings the lists of the project in line with its features, in the background. `Conflict` while that is going on. */
    rebuild: Call<Mutation, SettingsView>;
    /**
     * What the next sweep would remove if this were chosen. Parts add up; of times the earliest counts. What was saved in the
     * last seconds may be missing.
     */
    previewRetention: Call<RetentionChoice & { after?: string }, RetentionPreview>;
    /** The audit log of this project. */
    audit: ProjectAudit;
    revokeKey: Call<Mutation & { userId: string }, { key: ApiKeyView }>;
  };

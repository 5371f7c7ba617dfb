import type { SiteArchiveApi } from './archive';
import type { SiteAudit } from './audit';
import type { Call, Lapse, Mutation } from './calls';
import type { RemovalApi, RemovalRequestView, SiteRemovalView } from './removal';
import type { StorageApi } from './storage';

/** A Jira project as the site's admin sees it. */
export interface AdminProject {
  id: string;
  key: string;
  name: string;
  /** `enabled` once its admin or the site's enabled it. */
  state: 'enabled' | 'disabled';
  features: number;
  scenarios: number;
  drafts: number;
  /** Keys that work now. */
  keys: number;
  lastReport?: { at: string; counts: { passed: number; failed: number; other: number } };
}

/** Kinds of what is stored: each has a name in words. */
export type StoredKind =
  | 'project'
  | 'api-key'
  | 'auth-failures'
  | 'feature'
  | 'issue'
  | 'example-map'
  | 'gone'
  | 'catalogue'
  | 'latest'
  | 'vocabulary'
  | 'run'
  | 'generation'
  | 'facts'
  | 'download'
  | 'backup'
  | 'audit'
  | 'blob'
  | 'installation'
  | 'removal'
  | 'content';

export interface AdminView {
  licence: {
    state: 'active' | 'lapsed' | 'unknown';
    /** As the platform names it, for example `PRODUCTION`. */
    environment: string;
    lapse?: Lapse;
    /** The newest readings of the daily trigger, newest first. */
    readings: { at: string; state: 'active' | 'lapsed' | 'unknown' }[];
  };
  /** The certificate of the last removal that has ended. */
  removed?: {
    announcedAt: string;
    firstPassAt?: string;
    doneAt: string;
    /** By whom, where it was on request; else it was for a lapse. */
    asked?: RemovalRequestView;
    /** Backups are not changed; the last one that holds anything of it is deleted by then. */
    backupsGoneBy: string;
    /** Issues that may still have their search property: Jira refused to remove it, or they were out of reach. */
    propertiesLeft?: number;
    /** What was removed, by kind of record. */
    counts: Record<string, number>;
    /** A hash over all of a kind, by which it can be proven what it was. */
    hashes: Record<string, string>;
  };
  /** Records by kind, over the whole installation; `more`: there are more than were counted. */
  stored: { kind: string; count: number; more: boolean }[];
  triggers: { key: string; lastRun?: { at: string; outcome: 'done' | 'failed' } }[];
  installedAt?: string;
  removal: SiteRemovalView;
  projects: AdminProject[];
  /** Jira has more projects than are listed: search for them. */
  more: boolean;
}

/** Functions of the site's admin page. */
export type AdminApi = RemovalApi<AdminView> &
  StorageApi &
  SiteArchiveApi & {
    /** Projects whose name or key holds `query`, or the first ones; at most 50. */
    load: Call<{ query?: string }, AdminView>;
    /** The audit log. */
    audit: SiteAudit;
    /** Enables the app in a project of this site. */
    enable: Call<Mutation & { projectId: string }, { project: AdminProject }>;
  };

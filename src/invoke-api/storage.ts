import type { Call, Mutation } from './calls';
import type { BackupHealth } from '@behave-pro/core/backup';
import type { ApiKeyView } from './settings';

/** What stored data is for. */
export type StoredGroup = 'features' | 'history' | 'stories' | 'reports' | 'backups' | 'settings' | 'log';

export interface MeasuredProject {
  /** `site`: what belongs to no project. */
  projectId: string;
  /** As last heard from Jira; absent where the app has no settings of it. */
  key?: string;
  name?: string;
  groups: Partial<Record<StoredGroup, { count: number; bytes: number }>>;
  /** Features whose links are yet to be brought in line, and stories whose search properties are yet to be written. */
  waiting: number;
}

export interface MeasureReply {
  /** What this part of the storage holds: to be added to what the parts before it held. */
  projects: MeasuredProject[];
  /** From 0 to 1. */
  done: number;
  /** Where to go on; absent at the end. */
  next?: string;
}

/** A key, and the project it opens. */
export type SiteKey = ApiKeyView & { project: { id: string; key?: string } };

/** What has come of backing up a project. ISO times. */
export interface SiteBackups {
  /** The key is absent where the project was removed. */
  project: { id: string; key?: string };
  /** Backups that can be restored from. */
  kept: number;
  /** The last one, and until when it is what the project was. */
  newest?: { at: string; until: string; features: number; issues: number };
  /** Parts of backups that are damaged, and could not be written again. */
  damaged: number;
  health: BackupHealth;
}

/** Functions of the admin page for what is stored, and for who gets at it from outside. */
export type StorageApi = {
  measure: Call<{ after?: string }, MeasureReply>;
  /** API keys of all projects, a page at a time. */
  keys: Call<{ after?: string }, { keys: SiteKey[]; next?: string }>;
  /** Backups of all projects, a page at a time. */
  backups: Call<{ after?: string }, { backups: SiteBackups[]; next?: string }>;
  revokeKey: Call<Mutation & { projectId: string; userId: string }, { key: ApiKeyView }>;
};

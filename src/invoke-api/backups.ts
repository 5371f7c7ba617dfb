import type { RestoreCounts } from '@behave-pro/core/backup';
import type { Call, Mutation } from './calls';

/** A backup. ISO times. */
export interface BackupView {
  id: string;
  at: string;
  /** When it was last seen that nothing has changed since `at`. */
  until: string;
  /** It was made since something was about to be restored. */
  beforeRestore?: true;
  features: number;
  issues: number;
}

/** What is restored: everything, a feature, or a feature as a copy beside the one there is. */
export type RestoreScopeView =
  { kind: 'project' } | { kind: 'feature'; featureId: string } | { kind: 'copy'; featureId: string };

export interface RestoreView {
  id: string;
  scope: RestoreScopeView['kind'];
  /** Of when the backup is. */
  of: string;
  by?: string;
  startedAt: string;
  /** The end of its last step. */
  at: string;
  /** `stopped`: no step has come for an hour; another restore may begin. */
  state: 'running' | 'done' | 'stopped';
  counts: RestoreCounts;
  /** What could not be restored: paths of features, else keys of records. */
  failed: string[];
  /** Why one of those features could not be, and what to do. */
  why?: string;
  canUndo: boolean;
  /** It took another one back. */
  isUndo: boolean;
  /** The feature that was made beside. */
  made?: string;
}

export interface BackupsView {
  /** The newest first; those that are kept. */
  backups: BackupView[];
  /** How many records of the backup were compared with what is there since all of them were, of how many, and when that was. */
  compared: { records: number; of: number; whole?: string };
  /** What was found to be damaged; `isMended` where it was written again. */
  damaged: { at: string; of: string; isMended: boolean }[];
  restore?: RestoreView;
}

/** A feature of a backup that is another one now, or is no more. */
export interface BackupFeature {
  id: string;
  name: string;
  path: string;
  /** `damaged`: its copy is not what it was, and cannot be restored from this backup. */
  state: 'changed' | 'gone' | 'damaged';
}

export interface RestorePreview {
  moment: string;
  at: string;
  counts: RestoreCounts;
  features: BackupFeature[];
  /** Features that are not listed. */
  more: number;
  /** Lists of the backup that cannot be read any more: what is in them stays as it is. */
  damaged: number;
}

/** Functions of the settings page that are about backups. */
export type BackupsApi = {
  backups: Call<Record<string, never>, BackupsView>;
  previewRestore: Call<{ moment: string }, RestorePreview>;
  /** Begins in the background; `Conflict` while another one is going on. */
  restore: Call<Mutation & { moment: string; scope: RestoreScopeView }, BackupsView>;
  /** Takes the last restore back. */
  undoRestore: Call<Mutation & { id: string }, BackupsView>;
};

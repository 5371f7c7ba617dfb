import type { Comparing, CopiedKind, Leaves, Moment, RestoreCounts } from '@behave-pro/core/backup';

/** A backup that is being made. Whoever goes on with it does so under a new id. */
export interface BackupInHand {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  /** Epoch seconds from which on changes are looked for. */
  from: number;
  /** The restore that it is made before. */
  restore?: string;
  /** How far it has come, once that was noted. */
  progress?: BackupProgress;
}

/** What is noted of a backup whose time is up. */
export interface BackupProgress {
  /** The leaves as they are by then. */
  leaves: Leaves;
  /** Where it goes on; absent where what it was for is another thing now. */
  place?: { source: number; cursor?: string };
  /** Some leaf was not what it was: whatever there is has to be looked at. */
  isAnew?: true;
  /** What it has compared beside what has changed. */
  rounds?: Rounds;
  /** What it has found out. */
  damaged: Damage[];
  missed: number;
}

/** What each day's backup goes on with, a part of everything a day, though nothing says that it has changed. */
export interface Rounds {
  /** Comparing what the backup has with what is there. */
  comparing: Comparing;
  /** Looking through all records there are: where that goes on. */
  census: { kind: number; cursor?: string };
}

/** Something of a backup that is not what it was when it was written. */
export interface Damage {
  /** Epoch milliseconds. */
  at: number;
  /** The key of the record whose copy it is, or the name of a leaf. */
  of: string;
  since: string;
  /** It was written again, since the record is still what it was. */
  isMended: boolean;
}

/** What is restored: the project as a whole, a feature, or a feature as a copy beside the one there is. */
export type RestoreScope =
  { kind: 'project' } | { kind: 'feature'; featureId: string } | { kind: 'copy'; featureId: string };

/** Restoring from a backup, a step at a time. Times are epoch milliseconds. */
export interface RestoreState {
  id: string;
  moment: string;
  /** When that backup was made. */
  as: number;
  scope: RestoreScope;
  by?: string;
  startedAt: number;
  /** When the last step ended. */
  at: number;
  step: number;
  phase: 'backup' | 'mend' | 'newer' | CopiedKind | 'lists' | 'done';
  /** Where the phase goes on. */
  cursor?: string;
  /** What it has come to. */
  done: RestoreCounts;
  /** What could not be restored: paths of features that were refused, else keys of records. */
  failed?: string[];
  /** Why the first feature was refused, in words for people. */
  why?: string;
  /** The backup of before, to which it can be taken back. */
  before?: string;
  /** It takes a restore back. */
  undoes?: string;
  /** The feature that was made beside. */
  made?: string;
}

/** The backups of a project, and what is going on with them. */
export interface BackupsBody {
  /** The oldest first. */
  moments: Moment[];
  inHand?: BackupInHand;
  /** Ids under which something may have been written that no backup names. */
  abandoned?: string[];
  /** When the day's backup was made last, and how far its rounds are. Epoch milliseconds. */
  daily?: { at: number } & Rounds;
  /** What the last comparing found that the looking for changes had missed. */
  missed?: { at: number; records: number };
  /** The newest first. */
  damaged?: Damage[];
  /** What the project had was removed then: what is there now has nothing to do with the backups of before. */
  removedAt?: number;
  /** The last restore. */
  restore?: RestoreState;
}

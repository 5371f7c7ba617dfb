import { COPIED, NOTHING_TO_RESTORE, type Leaves, type RestoreCounts } from '@behave-pro/core/backup';
import type { Context } from '../../context';
import type { RestoreState } from '../../records/backup-kinds';

/** What a step has come to. */
export interface Done {
  phase: RestoreState['phase'];
  cursor?: string | undefined;
  counts?: RestoreCounts;
  failed?: string[];
  /** Why the first of those could not be restored, in words for people. */
  why?: string | undefined;
  before?: string;
  made?: string;
}

/** What a step works with. */
export interface Work {
  context: Context;
  projectId: string;
  restore: RestoreState;
  leaves: Leaves;
  /** What the backup of before the restore consists of, where there is one that can be read. */
  before: Leaves | undefined;
  until: number;
}

/** Counts of which all others are none. */
export const only = (counts: Partial<RestoreCounts>): RestoreCounts => ({ ...NOTHING_TO_RESTORE, ...counts });

const PHASES: readonly RestoreState['phase'][] = ['backup', 'mend', 'newer', ...COPIED, 'lists', 'done'];

/** What comes next when a project is restored as a whole. */
export const after = (phase: RestoreState['phase']): RestoreState['phase'] =>
  PHASES[PHASES.indexOf(phase) + 1] ?? 'done';

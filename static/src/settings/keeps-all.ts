import type { RetentionKind } from '@behave-pro/core/rules';
import type { RetentionChoice } from '../../../src/invoke-api';

export const RETENTION_KINDS: readonly RetentionKind[] = ['runDays', 'versionDays'];

/** Whether a choice lets nothing go. */
export const keepsAll = (choice: RetentionChoice): boolean =>
  RETENTION_KINDS.every((kind) => choice[kind] === null);

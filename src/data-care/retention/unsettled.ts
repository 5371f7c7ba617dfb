import type { RunBody } from '../../records/kinds';
import type { Record } from '../../records/record';

/** Longer than a job takes. */
const JUST_NOW_MS = 60 * 60 * 1000;

/** Its results have not become the latest of their scenarios yet: its job was lost, or is still to come. */
export const isWaiting = ({ attributes, body }: Pick<Record<RunBody>, 'attributes' | 'body'>): boolean =>
  Boolean(attributes.published) && !body.applied;

/**
 * Whether a run stays for now, whatever its age: it waits, or was written so lately that its results may have become the latest only after
 * it was looked which runs hold one.
 */
export const isUnsettled = (
  run: Pick<Record<RunBody>, 'attributes' | 'body' | 'updatedAt'>,
  now: number,
): boolean => isWaiting(run) || run.updatedAt * 1000 > now - JUST_NOW_MS;

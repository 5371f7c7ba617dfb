import { oneLine, shortened } from '../one-line';

/** Jira refuses a longer one. */
export const MAX_SUMMARY_CHARS = 255;

/** Of the scenario's name and of the step: together they stay far below what Jira takes, and can be read in a list. */
const MAX_PART_CHARS = 100;

/** What a defect is called until somebody knows better: the scenario, and the step that failed. */
export function defectSummary({ name, step }: { name: string; step?: string | undefined }): string {
  const parts = [name, step ?? ''].map((part) => shortened(oneLine(part), MAX_PART_CHARS)).filter(Boolean);
  return parts.join(': ') || 'A scenario fails';
}

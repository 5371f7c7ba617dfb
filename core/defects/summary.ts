/** Jira refuses a longer one. */
export const MAX_SUMMARY_CHARS = 255;

/** Of the scenario's name and of the step: together they stay far below what Jira takes, and can be read in a list. */
const MAX_PART_CHARS = 100;

/** One line without what Jira's texts may not hold. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();

/** The text, or as much of its start as fits, with a mark that there was more; no character is cut in two. */
export function shortened(text: string, chars: number): string {
  if (text.length <= chars) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= chars) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** What a defect is called until somebody knows better: the scenario, and the step that failed. */
export function defectSummary({ name, step }: { name: string; step?: string | undefined }): string {
  const parts = [name, step ?? ''].map((part) => shortened(oneLine(part), MAX_PART_CHARS)).filter(Boolean);
  return parts.join(': ') || 'A scenario fails';
}

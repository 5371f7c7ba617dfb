/** Said below the step, as a comment of Gherkin: the block can be pasted into a feature again. */
export const FAILED_MARK = '# ↑ This step failed';

/** What a line says when blanks do not count. */
const said = (line: string): string => line.trim().replace(/\s+/g, ' ');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Whether the report may mean this line: the same words, with any value for a placeholder of an outline. */
function means(line: string, step: string): boolean {
  const own = said(line);
  if (own === step) return true;
  if (!/<[^<>]+>/.test(own)) return false;
  const pattern = own
    .split(/<[^<>]+>/)
    .map(escaped)
    .join('.*');
  return new RegExp(`^${pattern}$`, 'u').test(step);
}

/**
 * A scenario's text with its failing step marked in words. Unchanged where the step is in a background, a hook, or no longer in the
 * text: nothing is marked rather than something else.
 */
export function withFailedStep(text: string, step: string | undefined): string {
  if (!step) return text;
  const lines = text.split('\n');
  const at = lines.findIndex((line) => means(line, said(step)));
  const line = lines[at];
  if (line === undefined) return text;
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  return lines.toSpliced(at + 1, 0, `${indentation}${FAILED_MARK}`).join('\n');
}

import { isBlank, withIndent, type SourceLine } from '../lines';

/** What to put before a snippet's lines so that its keyword line is indented by `target`. */
export function prefixFor(target: string, keywordIndent: string): string {
  return target.endsWith(keywordIndent) ? target.slice(0, target.length - keywordIndent.length) : '';
}

/** Lines moved from one indentation to another. A line that does not have the first stays as it is. */
export function reindented(lines: readonly SourceLine[], from: string, to: string): SourceLine[] {
  return lines.map((line) => {
    if (isBlank(line.content) || !line.content.startsWith(from)) return line;
    return { ...line, content: withIndent(line.content.slice(from.length), to) };
  });
}

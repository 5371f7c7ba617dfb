/** One line of a text: what people see, and the characters that end it (none on a last line without newline). */
export interface SourceLine {
  content: string;
  ending: '\n' | '\r\n' | '\r' | '';
}

/**
 * Splits a text so that joining the lines gives back every character.
 * LF, CRLF and a lone CR each end a line, in any mixture: editors and Java readers count lines this way.
 * A text that ends with a newline has no empty line after it; an empty text has no lines.
 */
export const splitLines = (text: string): SourceLine[] => [...eachLine(text)];

/** The lines of a text where a lone CR is a character like any other, as it is for Gherkin's own parser. */
export function splitAtLineFeeds(text: string): SourceLine[] {
  const lines = text.split(/(\r?\n)/);
  const whole: SourceLine[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const ending = (lines[at + 1] ?? '') as SourceLine['ending'];
    if (lines[at] || ending) whole.push({ content: lines[at] ?? '', ending });
  }
  return whole;
}

/** The same lines one by one, for who needs the first of them only. */
export function* eachLine(text: string): Generator<SourceLine> {
  let start = 0;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const crlf = carriage >= 0 && feed === carriage + 1;
    const isFeed = feed >= 0 && (carriage < 0 || feed < carriage);
    const end = isFeed ? feed : carriage;
    const ending = isFeed ? '\n' : crlf ? '\r\n' : '\r';
    yield { content: text.slice(start, end), ending };
    start = end + ending.length;
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
  }
  if (start < text.length) yield { content: text.slice(start), ending: '' };
}

export function joinLines(lines: readonly SourceLine[]): string {
  return lines.map((line) => line.content + line.ending).join('');
}

/**
 * Lines of several origins as they can stand in one text: a lone CR before an empty line that LF ends would be read as
 * one CRLF with it, so that such a line gets CRLF.
 */
export function keptApart(lines: readonly SourceLine[]): SourceLine[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    return line.ending === '\r' && next?.content === '' && next.ending === '\n'
      ? { ...line, ending: '\r\n' }
      : line;
  });
}

/** The ending most lines of the text have; LF when there is none to copy. */
export function dominantEnding(lines: readonly SourceLine[]): '\n' | '\r\n' | '\r' {
  const count = (ending: SourceLine['ending']) => lines.filter((line) => line.ending === ending).length;
  const crlf = count('\r\n');
  const cr = count('\r');
  const lf = count('\n');
  if (crlf > lf && crlf >= cr) return '\r\n';
  return cr > lf ? '\r' : '\n';
}

export const isBlank = (content: string): boolean => content.trim() === '';
export const isComment = (content: string): boolean => content.trimStart().startsWith('#');
export const isTagLine = (content: string): boolean => content.trimStart().startsWith('@');

/** The white space a line starts with, without a byte order mark. */
export function indentOf(content: string): string {
  return (/^\s*/.exec(content)?.[0] ?? '').replace('\uFEFF', '');
}

/** The longest white space that every line which is not blank starts with. */
export function commonIndent(contents: readonly string[]): string {
  let common: string | undefined;
  for (const content of contents) {
    if (isBlank(content)) continue;
    const indent = indentOf(content);
    if (common === undefined) common = indent;
    while (!indent.startsWith(common)) common = common.slice(0, -1);
  }
  return common ?? '';
}

/** Takes `indent` off a line. A blank line too short to have it becomes empty: no reader of Gherkin sees that. */
export function withoutIndent(content: string, indent: string): string {
  if (content.startsWith(indent)) return content.slice(indent.length);
  return isBlank(content) ? '' : content;
}

/** Puts `indent` before a line; an empty line stays empty. */
export function withIndent(content: string, indent: string): string {
  return content === '' ? '' : indent + content;
}

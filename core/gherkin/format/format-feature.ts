import type { TextProblem } from '../document';
import { dominantEnding, isBlank, joinLines, keptApart, splitLines, type SourceLine } from '../lines';
import { readFile } from '../parse-classic';
import { bareTree } from '../same-tree';
import { commentDepth } from './comment-depth';
import { alignedRows } from './format-table';
import { layoutOf, type Layout, type LineKind } from './line-kinds';

export type FormatResult = { ok: true; text: string } | { ok: false; problems: TextProblem[] };

const BOM = '\uFEFF';
/** What a level is indented by. */
export const UNIT = '  ';

/** Tags a blank apart, then the comment of the line as it is. */
function tagLine(content: string): string {
  const [, tags = '', comment = ''] = /^(.*?)(\s#.*)?$/.exec(content.trim()) ?? [];
  return tags.trim().replace(/\s+/g, ' ') + (comment && ` ${comment.trimStart()}`);
}

/** A line of a doc string, moved as the marks around it are; Gherkin takes off as much as the first mark is indented. */
function docStringLine(content: string, fence: string, indent: string): string {
  const removed = fence.length - fence.trimStart().length;
  const own = content.length - content.trimStart().length;
  const text = own >= removed ? content.slice(removed) : content.trimStart();
  return text === '' ? '' : indent + text;
}

/** Each line as it is to stand, without looking at blank lines. */
function contentsOf(lines: readonly SourceLine[], layout: Layout): string[] {
  const contents = lines.map(({ content }, index) => {
    const kind: LineKind = layout.kinds[index] ?? { kind: 'text' };
    if (kind.kind === 'text') return content;
    if (kind.kind === 'blank') return '';
    if (!('depth' in kind)) {
      const depth = commentDepth(index + 1, layout, lines);
      return depth === undefined ? content : UNIT.repeat(depth) + content.trim();
    }
    const indent = UNIT.repeat(kind.depth);
    if (kind.kind === 'content') {
      return docStringLine(content, lines[kind.fence - 1]?.content ?? '', indent);
    }
    return indent + (kind.kind === 'tags' ? tagLine(content) : content.trim());
  });
  for (const table of layout.tables) {
    const kind = layout.kinds[(table[0] ?? 1) - 1];
    const indent = UNIT.repeat(kind && 'depth' in kind ? kind.depth : 0);
    const rows = alignedRows(
      table.map((line) => contents[line - 1] ?? ''),
      indent,
    );
    table.forEach((line, index) => {
      contents[line - 1] = rows[index] ?? '';
    });
  }
  return contents;
}

/** Blank lines of a description, which are part of it: those with a line of text of the same description below. */
function inText(line: number, { kinds }: Layout): boolean {
  const said = (at: number, step: number): LineKind['kind'] | undefined => {
    let kind = kinds[at - 1]?.kind;
    while (kind === 'blank' || kind === 'comment') kind = kinds[(at += step) - 1]?.kind;
    return kind;
  };
  return said(line, 1) === 'text' && said(line, -1) === 'text';
}

function laidOut(lines: readonly SourceLine[], layout: Layout): SourceLine[] {
  const ending = dominantEnding(lines);
  const apart = new Set(layout.starts.filter(({ kind }) => kind !== 'feature').map(({ first }) => first));
  const together = (line: number) =>
    layout.starts.some((start) => start.firstTag < line && line <= start.line);
  const contents = contentsOf(lines, layout);
  const formatted: SourceLine[] = [];
  let blank: SourceLine | undefined;
  lines.forEach((source, index) => {
    const line = index + 1;
    const closed = { content: contents[index] ?? '', ending: source.ending || ending };
    if (layout.kinds[index]?.kind === 'blank') {
      if (inText(line, layout)) formatted.push({ ...source, ending: closed.ending });
      else blank ??= closed;
      return;
    }
    const wanted = apart.has(line) || (blank && !together(line));
    if (wanted && formatted.length > 0) formatted.push(blank ?? { content: '', ending });
    blank = undefined;
    formatted.push(closed);
  });
  const last = formatted.at(-1);
  return lines.at(-1)?.ending === '' && last ? formatted.with(-1, { ...last, ending: '' }) : formatted;
}

/**
 * Lays a feature file out: two blanks a level, tables with their bars below each other, one blank line between parts,
 * none at the ends. Says the same as before to every reader of Gherkin: keywords, descriptions, the text of doc strings,
 * the order of lines, line endings and a byte order mark stay, and each comment stays with what it stands by.
 */
export function formatFeature(text: string): FormatResult {
  const mark = text.startsWith(BOM) ? BOM : '';
  const lines = splitLines(text.slice(mark.length));
  const read = readFile(lines);
  if (!read.ok) return read;
  const formatted = keptApart(laidOut(lines, layoutOf(read.tree, lines)));
  if (bareTree(formatted) === bareTree(lines)) return { ok: true, text: mark + joinLines(formatted) };
  const line = Math.max(1, lines.findIndex(({ content }) => !isBlank(content)) + 1);
  return {
    ok: false,
    problems: [{ line, column: 1, message: 'This text cannot be laid out without changing what it says.' }],
  };
}

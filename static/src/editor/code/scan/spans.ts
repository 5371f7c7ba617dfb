import type { Before, Line } from './line';

/** What a stretch of a line means to who reads it. */
export type Meaning =
  | 'title'
  | 'name'
  | 'step'
  | 'value'
  | 'placeholder'
  | 'tag'
  | 'comment'
  | 'bar'
  | 'header'
  | 'fence'
  | 'media'
  | 'doc'
  | 'prose';

/** From 0, `to` excluded. */
export interface Span {
  from: number;
  to: number;
  meaning: Meaning;
}

const PLACEHOLDER = /<[^<>\s][^<>]*>/g;
const IN_STEP = /<[^<>\s][^<>]*>|"(?:[^"\\]|\\.)*"|(?<![\p{L}\p{N}_.])-?\d+(?:[.,]\d+)*(?![\p{L}\p{N}_])/gu;

/** Stretches between which what no pattern matches has the meaning `between`, or none. */
function parts(text: string, from: number, pattern: RegExp, meaning: (match: string) => Meaning): Span[] {
  return [...text.slice(from).matchAll(pattern)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    meaning: meaning(match[0]),
  }));
}

const whole = (text: string, from: number, meaning: Meaning): Span[] =>
  from < text.trimEnd().length ? [{ from, to: text.trimEnd().length, meaning }] : [];

function rowSpans(text: string, start: number, header: boolean): Span[] {
  const spans: Span[] = [];
  let from = start;
  const cell = (to: number): void => {
    const said = text.slice(from, to);
    if (said.trim() === '') return;
    if (header) spans.push({ from, to, meaning: 'header' });
    else spans.push(...parts(said, 0, PLACEHOLDER, () => 'placeholder').map(moved(from)));
  };
  for (const { 0: mark, index } of text.matchAll(/\\.|\|/g)) {
    if (mark !== '|') continue;
    cell(index);
    spans.push({ from: index, to: index + 1, meaning: 'bar' });
    from = index + 1;
  }
  cell(text.length);
  return spans;
}

const moved =
  (by: number) =>
  (span: Span): Span => ({ ...span, from: span.from + by, to: span.to + by });

/** A name with the placeholders in it apart. */
function nameSpans(text: string, from: number): Span[] {
  const spans: Span[] = [];
  let at = from;
  for (const placeholder of parts(text, from, PLACEHOLDER, () => 'placeholder')) {
    if (at < placeholder.from) spans.push({ from: at, to: placeholder.from, meaning: 'name' });
    spans.push(placeholder);
    at = placeholder.to;
  }
  return [...spans, ...whole(text, at, 'name')];
}

function tagSpans(text: string, start: number): Span[] {
  const comment = /\s#/.exec(text)?.index ?? text.length;
  const tags = parts(text.slice(0, comment), start, /@[^\s@`]+/g, () => 'tag');
  return [...tags, ...whole(text, Math.min(comment + 1, text.length), 'comment')];
}

/** The stretches of a line that are set apart, in order; what is between them is plain text. */
export function spansOf(text: string, line: Line, before: Before): Span[] {
  const { start, rest } = line;
  switch (line.kind) {
    case 'title':
      return [{ from: start, to: rest, meaning: 'title' }, ...nameSpans(text, rest)];
    case 'step':
      return [
        { from: start, to: rest, meaning: 'step' },
        ...parts(text, rest, IN_STEP, (match) => (match.startsWith('<') ? 'placeholder' : 'value')),
      ];
    case 'tags':
      return tagSpans(text, start);
    case 'row':
      return rowSpans(text, start, !before.inTable);
    case 'fence': {
      const mark = /^(?:"""|`{3,})/.exec(text.slice(start))?.[0].length ?? 0;
      return [{ from: start, to: start + mark, meaning: 'fence' }, ...whole(text, start + mark, 'media')];
    }
    case 'comment':
    case 'language':
      return whole(text, start, 'comment');
    case 'content':
      return whole(text, start, 'doc');
    case 'text':
      return whole(text, start, 'prose');
    case 'blank':
      return [];
  }
}

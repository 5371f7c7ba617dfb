import type { FeatureDocument, TextProblem } from '../document';

/** What a rule looks for. `options` are those of the rule. */
export type Check<Options> = (document: FeatureDocument, options: Options) => TextProblem[];

/** A part of a line: where it starts, from 0, and how long it is. */
export interface Part {
  start: number;
  length: number;
}

/** Finds what a note means in the line it is on. */
export type Find = (content: string) => Part | undefined;

const part = (start: number, length: number): Part | undefined => (start < 0 ? undefined : { start, length });

/** The first place of a text in its line. */
export const firstOf =
  (text: string): Find =>
  (content) =>
    part(content.indexOf(text), text.length);

/** What `within` says of a text that ends its line, as a name or a step does; without it all of the text. */
export const atEnd =
  (text: string, within: Part = { start: 0, length: text.length }): Find =>
  (content) => {
    const start = content.trimEnd().length - text.length;
    return text && content.endsWith(text, content.trimEnd().length)
      ? part(start + within.start, within.length)
      : undefined;
  };

/** A tag in its line, and not the beginning of a longer one. */
export const tagOf =
  (name: string): Find =>
  (content) => {
    for (let at = content.indexOf(name); at >= 0; at = content.indexOf(name, at + 1))
      if (/^(?:[\s@]|$)/.test(content.slice(at + name.length, at + name.length + 1)))
        return part(at, name.length);
    return undefined;
  };

/** The cell of a table row, from 0, without the blanks around it. */
export const cellOf =
  (index: number): Find =>
  (content) => {
    const bars = [...content.matchAll(/\\.|\|/g)].filter(([mark]) => mark === '|').map((bar) => bar.index);
    const cell = content.slice((bars[index] ?? 0) + 1, bars[index + 1]);
    return part((bars[index] ?? 0) + 1 + cell.length - cell.trimStart().length, cell.trim().length);
  };

/** A note on what `find` finds in a line; without it, or when it is not there, on all of the line's text. */
export function noteAt(
  { lines }: Pick<FeatureDocument, 'lines'>,
  line: number,
  message: string,
  find?: Find,
): TextProblem {
  const content = lines[line - 1]?.content ?? '';
  const text = content.trim();
  const whole = { start: content.length - content.trimStart().length, length: text.length };
  const { start, length } = find?.(content) ?? whole;
  return { line, column: start + 1, ...(length && { length }), message };
}

/** A text as it is named in a message, cut when it is long. */
export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`;

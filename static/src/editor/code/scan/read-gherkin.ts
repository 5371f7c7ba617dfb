import { isFence, isRow, isStep, isTitle } from './below';
import { linesFrom, type Before, type Line } from './line';
import { wordsOf } from './words';

const LANGUAGE = /^#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$/;
const FENCE = /^("""|```)/;

/** Reads a line of classic Gherkin. */
export function readGherkin(text: string, before: Before): Line {
  const start = text.length - text.trimStart().length;
  const body = start === 0 ? text : text.slice(start);
  const line = linesFrom(start, before);
  const mark = FENCE.exec(body)?.[1];
  if (before.fence !== undefined)
    return mark === before.fence ? line('fence', { fence: undefined }) : line('content');
  // A table goes on behind a comment or a blank line.
  if (body === '') return line('blank', { inTable: before.inTable });
  if (body.startsWith('#')) {
    const language = before.opening ? LANGUAGE.exec(body)?.[1] : undefined;
    return language === undefined
      ? line('comment', { inTable: before.inTable })
      : line('language', { words: wordsOf(language), opening: false });
  }
  if (body.startsWith('@')) return line('tags', { opening: false });
  if (body.startsWith('|') && isRow(before))
    return line('row', { opening: false, inTable: true, begun: true });
  if (mark && isFence(before)) return line('fence', { opening: false, fence: mark });
  const title = before.words.titles.find(({ word }) => body.startsWith(word));
  if (title && isTitle(before, title.kind))
    return {
      ...line('title', { opening: false, part: title.kind, begun: false }, title.word.length),
      title: title.kind,
    };
  const step = isStep(before) && before.words.steps.find((word) => body.startsWith(word));
  return step ? line('step', { opening: false, begun: true }, step.length) : line('text', { opening: false });
}

import { fits, isFence, isRow, isStep } from './below';
import { linesFrom, type Before, type Line } from './line';

const HEADING = /^#{1,6}\s+/;
const BULLET = /^[*+-]\s+/;
const FENCE = /^(`{3,})/;
/** Tags stand in backticks. */
const TAGS = /^`@/;
/** A table of Gherkin is indented, one of the prose is not. */
const ROW_INDENT = { least: 2, most: 5 };

/** Reads a line of Markdown with Gherkin: keywords in headings, steps in lists; everything else is prose. */
export function readMarkdown(text: string, before: Before): Line {
  const start = text.length - text.trimStart().length;
  const body = text.slice(start);
  const line = linesFrom(start, before);
  const mark = FENCE.exec(body)?.[1];
  if (before.fence !== undefined)
    return mark === before.fence ? line('fence', { fence: undefined }) : line('content');
  if (mark && isFence(before)) return line('fence', { fence: mark });
  if (body === '') return line('blank');
  if (TAGS.test(body)) return line('tags');
  if (body.startsWith('|'))
    return start >= ROW_INDENT.least && start <= ROW_INDENT.most && isRow(before)
      ? line('row', { inTable: true, begun: true })
      : line('text');
  const heading = HEADING.exec(body)?.[0];
  if (heading) {
    const name = body.slice(heading.length);
    const title = before.words.titles.find(({ word }) => name.startsWith(word));
    return title && fits(before, title.kind)
      ? {
          ...line('title', { part: title.kind, begun: false }, heading.length + title.word.length),
          title: title.kind,
        }
      : line('title', {}, body.length);
  }
  const bullet = BULLET.exec(body)?.[0];
  const said = bullet && body.slice(bullet.length);
  const step =
    said && isStep(before) && before.words.steps.find((word) => word !== '* ' && said.startsWith(word));
  return bullet && step ? line('step', { begun: true }, bullet.length + step.length) : line('text');
}

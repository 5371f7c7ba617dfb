import type { ReportPart } from './report';

/** A node of Atlassian's rich text. */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, string>;
  marks?: { type: string; attrs?: Record<string, string> }[];
  content?: AdfNode[];
}

const text = (words: string, ...marks: NonNullable<AdfNode['marks']>): AdfNode => ({
  type: 'text',
  text: words,
  ...(marks.length && { marks }),
});

const paragraph = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });

function nodesOf(part: ReportPart): AdfNode[] {
  const label = text(`${part.label}: `, { type: 'strong' });
  if (part.kind === 'line')
    return [
      paragraph(
        label,
        part.href === undefined
          ? text(part.text)
          : text(part.text, { type: 'link', attrs: { href: part.href } }),
      ),
    ];
  const block: AdfNode = {
    type: 'codeBlock',
    ...(part.language && { attrs: { language: part.language } }),
    content: [text(part.text)],
  };
  return [paragraph(label), block, ...(part.note ? [paragraph(text(part.note, { type: 'em' }))] : [])];
}

/** What a defect says, as Jira's rich text. */
export const descriptionOf = (
  parts: readonly ReportPart[],
): { type: 'doc'; version: 1; content: AdfNode[] } => ({
  type: 'doc',
  version: 1,
  content: parts.flatMap(nodesOf),
});

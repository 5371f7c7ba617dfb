import type { AdfNode } from './jira-types';

/** A plain text as an ADF document: a paragraph a line. */
export function textToAdf(text: string): AdfNode {
  const paragraphs = text.split(/\r?\n/).map((line): AdfNode => ({
    type: 'paragraph',
    content: line ? [{ type: 'text', text: line }] : [],
  }));
  return Object.assign({ type: 'doc', content: paragraphs }, { version: 1 });
}

/** An ADF document as plain text, a line a block; what has no text is left out. */
export function adfToText(node: AdfNode | null | undefined): string {
  if (!node) return '';
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const parts = (node.content ?? []).map(adfToText);
  return INLINE_PARENTS.has(node.type) ? parts.join('') : parts.join('\n');
}

const INLINE_PARENTS = new Set(['paragraph', 'heading', 'codeBlock']);

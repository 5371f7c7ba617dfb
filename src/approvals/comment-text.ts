import type { Question } from '@behave-pro/core/agreement';

const text = (words: string, strong = false) => ({
  type: 'text',
  text: words,
  ...(strong && { marks: [{ type: 'strong' }] }),
});

/** Rich text has no empty text: a blank line is a paragraph without any. */
const paragraph = (words: string, strong = false) => ({
  type: 'paragraph',
  content: words ? [text(words, strong)] : [],
});

const title = ({ resolved }: Pick<Question, 'resolved'>): string =>
  resolved ? 'Question (Behave Pro), resolved' : 'Question (Behave Pro)';

/** A question as a comment in Jira's rich text. */
export const commentOf = (question: Pick<Question, 'text' | 'resolved'>) => ({
  type: 'doc',
  version: 1,
  content: [
    paragraph(title(question), true),
    ...question.text.split(/\r\n|\r|\n/).map((line) => paragraph(line)),
  ],
});

/** The words of rich text; blocks are lines. Empty for anything else. */
export function wordsOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { type, text: words, content } = node as { type?: unknown; text?: unknown; content?: unknown };
  if (typeof words === 'string') return words;
  if (!Array.isArray(content)) return '';
  return content.map(wordsOf).join(type === 'doc' ? '\n' : '');
}

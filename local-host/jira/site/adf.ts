/** Atlassian Document Format, as much of it as the stand-in looks at. */
interface Node {
  type?: unknown;
  text?: unknown;
  content?: unknown;
}

/** Text of no characters, which the document format does not have. */
function hasEmptyText(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, text, content } = node as Node;
  if (type === 'text' && (typeof text !== 'string' || text === '')) return true;
  return Array.isArray(content) && content.some(hasEmptyText);
}

/** A document node of version 1, as Jira demands of descriptions and comments; of what is inside, that no text is empty. */
export function isDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, version, content } = value as { type?: unknown; version?: unknown; content?: unknown };
  return type === 'doc' && version === 1 && Array.isArray(content) && !hasEmptyText(value);
}

/** The words of a document, blocks separated by line ends; empty for anything else. */
export function documentText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, content } = value as Node;
  if (typeof text === 'string') return text;
  if (!Array.isArray(content)) return '';
  return content.map(documentText).join(type === 'paragraph' || type === 'heading' ? '' : '\n');
}

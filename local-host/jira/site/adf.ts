/** Atlassian Document Format, as much of it as the stand-in looks at. */
interface Node {
  type?: unknown;
  text?: unknown;
  content?: unknown;
}

/** A document node of version 1, as Jira demands of descriptions and comments; what is inside is not checked. */
export function isDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, version, content } = value as { type?: unknown; version?: unknown; content?: unknown };
  return type === 'doc' && version === 1 && Array.isArray(content);
}

/** The words of a document, blocks separated by line ends; empty for anything else. */
export function documentText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, content } = value as Node;
  if (typeof text === 'string') return text;
  if (!Array.isArray(content)) return '';
  return content.map(documentText).join(type === 'paragraph' || type === 'heading' ? '' : '\n');
}

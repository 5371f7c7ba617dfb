import type { TagNode } from '../../document';
import { isIssueTag } from '../../issue-tags';
import type { OptionsOf } from '../rules';
import { noteAt, quoted, tagOf, type Check } from '../note';

/** Whether `text` is `pattern`, in which `*` stands for any characters, none included. */
function matches(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - tail.length;
}

/** Tags on the list, with or without their `@`; an empty list allows all. */
export const tagPolicy: Check<OptionsOf<'tag-policy'>> = (document, { allowed }) => {
  const patterns = allowed.split(/[\s,]+/).filter(Boolean);
  if (patterns.length === 0) return [];
  const known = patterns.map((pattern) => (/^[@*]/.test(pattern) ? pattern : `@${pattern}`));
  const isAllowed = (name: string) => isIssueTag(name) || known.some((pattern) => matches(pattern, name));
  const { feature, scenarios } = document;
  const all = scenarios.flatMap(({ tags, inheritedTags, examples }): TagNode[] => [
    ...inheritedTags,
    ...tags,
    ...examples.flatMap((block) => block.tags),
  ]);
  const written = new Map([...(feature?.tags ?? []), ...all].map((tag) => [`${tag.line} ${tag.name}`, tag]));
  return [...written.values()]
    .filter(({ name }) => !isAllowed(name))
    .map(({ name, line }) => {
      const message = `${quoted(name)} is not among the tags this project agreed on. Correct it, or ask a project admin to add it.`;
      return noteAt(document, line, message, tagOf(name));
    });
};

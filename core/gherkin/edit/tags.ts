import type { FeatureDocument } from '../document';
import { indentOf, isTagLine, type SourceLine } from '../lines';
import { scenarioAt } from '../scenario-text';
import { changedLinesOf, checked, contentAt, refused, type EditResult } from './result';

/** A tag line taken apart: each tag with the blanks before it, and the comment with those before that. */
export function tagLine(content: string): { indent: string; tags: string[]; rest: string } {
  const [, indent = '', written = '', rest = ''] = /^(\s*)(.*?)((?:\s+#.*)?\s*)$/.exec(content) ?? [];
  return { indent, tags: written.match(/\s*@[^\s@]*/g) ?? [], rest };
}

/** The line with only the wanted tags; without any, its comment, or nothing. */
function withTags(line: SourceLine, wanted: ReadonlySet<string>): SourceLine[] {
  const { indent, tags, rest } = tagLine(line.content);
  const kept = tags.filter((tag) => wanted.has(tag.trim()));
  if (kept.length === tags.length) return [line];
  const text = kept.join('').trimStart();
  if (text) return [{ ...line, content: indent + text + rest }];
  return rest.trim() ? [{ ...line, content: indent + rest.trimStart() }] : [];
}

/**
 * Sets a scenario's own tags, each with its `@`. Those that stay keep their place and line, new ones come last; comments
 * on and between the tag lines stay.
 *
 * @throws RangeError when there is no scenario at `index`.
 */
export function setTags(document: FeatureDocument, index: number, tags: readonly string[]): EditResult {
  const { startLine, line, tags: own } = scenarioAt(document, index);
  const wrong = tags.find((tag) => !/^@[^\s@]+$/.test(tag));
  if (wrong !== undefined) return refused(`“${wrong}” is no tag: write @ and one word.`);
  const wanted = new Set(tags);
  const present = new Set(own.map(({ name }) => name));
  const added = [...wanted].filter((tag) => !present.has(tag));
  const lines = changedLinesOf(document, (all, ending) => {
    const head = all
      .slice(startLine - 1, line - 1)
      .flatMap((above) => (isTagLine(above.content) ? withTags(above, wanted) : [above]));
    const last = head.findLastIndex(({ content }) => isTagLine(content));
    const target = head[last];
    if (added.length > 0 && target) {
      const { indent, tags: kept, rest } = tagLine(target.content);
      head[last] = { ...target, content: `${indent}${kept.join('')} ${added.join(' ')}${rest}` };
    } else if (added.length > 0) {
      head.push({ content: indentOf(contentAt(document, line)) + added.join(' '), ending });
    }
    return [...all.slice(0, startLine - 1), ...head, ...all.slice(line - 1)];
  });
  return checked(lines, index, document.scenarios.length, ({ scenarios }) => {
    const names = new Set(scenarios[index]?.tags.map(({ name }) => name));
    return names.size === wanted.size && [...wanted].every((tag) => names.has(tag));
  });
}

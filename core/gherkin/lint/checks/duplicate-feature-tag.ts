import type { TagNode } from '../../document';
import { noteAt, quoted, tagOf, type Check } from '../note';

const names = (tags: readonly TagNode[]): string[] => tags.map(({ name }) => name);

export const duplicateFeatureTag: Check<unknown> = (document) => {
  const repeated = (tags: readonly TagNode[], known: ReadonlySet<string>, owner: string) =>
    [...new Map(tags.map((tag) => [`${tag.line} ${tag.name}`, tag])).values()]
      .filter(({ name }) => known.has(name))
      .map(({ name, line }) => {
        const message = `${quoted(name)} comes from the ${owner} already. Take it away here.`;
        return noteAt(document, line, message, tagOf(name));
      });
  return document.scenarios.flatMap(({ tags, inheritedTags, ruleName, examples }) => {
    const inherited = new Set(names(inheritedTags));
    const all = new Set([...inherited, ...names(tags)]);
    return [
      ...repeated(tags, inherited, ruleName === undefined ? 'feature' : 'feature or rule'),
      ...examples.flatMap((block) => repeated(block.tags, all, 'scenario or what it is in')),
    ];
  });
};

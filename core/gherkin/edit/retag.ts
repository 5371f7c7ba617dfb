import type { FeatureDocument } from '../document';
import { indentOf, isTagLine, type SourceLine } from '../lines';
import { firstTagLine } from '../spans';
import { changedLinesOf, checked, contentAt, type EditResult } from './result';
import { tagLine } from './tags';

/** Whose tags these are: the feature's, or those of the scenario at this position. */
export type TagOwner = 'feature' | number;

/** Tags to leave out and to add, by owner. */
export interface Retagging {
  /** Whether a tag stays; `alone` on its line or not. */
  keeps(name: string, owner: TagOwner, alone: boolean): boolean;
  /** Tags that a scenario gets beside those that stay, each with its `@`. */
  adds?: ReadonlyMap<number, readonly string[]>;
}

const MARK = '\uFEFF';

/** The tag line with what stays of it; without any tag its comment, or nothing. */
function kept(line: SourceLine, keeps: (name: string, alone: boolean) => boolean): SourceLine[] {
  const { indent, tags, rest } = tagLine(line.content);
  const left = tags.filter((tag) => keeps(tag.trim(), tags.length === 1));
  if (left.length === tags.length) return [line];
  if (left.length) return [{ ...line, content: indent + left.join('').trimStart() + rest }];
  return rest.trim() ? [{ ...line, content: indent + rest.trimStart() }] : [];
}

/** The lines that hold the tags of each owner: from the first to the one above the keyword, counted from 0. */
function headsOf(document: FeatureDocument): { owner: TagOwner; from: number; to: number; indent: string }[] {
  const { feature, scenarios, lines } = document;
  const heads = scenarios.map(({ index, startLine, line }) => ({
    owner: index as TagOwner,
    from: startLine - 1,
    to: line - 1,
    indent: indentOf(contentAt(document, line)),
  }));
  if (!feature) return heads;
  const from = firstTagLine(lines, feature.line) - 1;
  return [{ owner: 'feature', from, to: feature.line - 1, indent: '' }, ...heads];
}

/**
 * Leaves out and adds tags of the feature and all its scenarios at once; every other byte stays, the tags of rules and
 * examples too. Added tags come last on the last tag line.
 */
export function retag(document: FeatureDocument, { keeps, adds }: Retagging): EditResult {
  const marked = document.text.startsWith(MARK);
  const lines = changedLinesOf(document, (all, ending) => {
    const changed: SourceLine[] = [];
    let copied = 0;
    for (const { owner, from, to, indent } of headsOf(document)) {
      changed.push(...all.slice(copied, from));
      const head = all
        .slice(from, to)
        .flatMap((line) =>
          isTagLine(line.content) ? kept(line, (name, alone) => keeps(name, owner, alone)) : [line],
        );
      const added = owner === 'feature' ? [] : (adds?.get(owner) ?? []);
      if (added.length) addTo(head, added, { indent, ending });
      changed.push(...head);
      copied = to;
    }
    changed.push(...all.slice(copied));
    const [first] = changed;
    // A line that went may have been the one that the byte order mark stood on.
    return marked && first && !first.content.startsWith(MARK)
      ? changed.with(0, { ...first, content: MARK + first.content })
      : changed;
  });
  return checked(lines, 0, document.scenarios.length);
}

function addTo(
  head: SourceLine[],
  added: readonly string[],
  { indent, ending }: { indent: string; ending: SourceLine['ending'] },
): void {
  const last = head.findLastIndex(({ content }) => isTagLine(content));
  const target = head[last];
  if (!target) {
    head.push({ content: indent + added.join(' '), ending });
    return;
  }
  const { indent: own, tags, rest } = tagLine(target.content);
  head[last] = { ...target, content: `${own}${tags.join('')} ${added.join(' ')}${rest}` };
}

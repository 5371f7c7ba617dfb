import type { Background, Examples, GherkinDocument, Scenario, TableRow, Tag } from '@cucumber/messages';
import { languageComment } from '../language';
import { isBlank, type SourceLine } from '../lines';
import { firstCommentLine, firstTagLine } from '../spans';

/**
 * What a line is; `depth` is how many levels it is indented. Of a doc string's text `fence` is the line that opens it.
 * Lines of a description are `text`: their white space is part of what they say.
 */
export type LineKind =
  | { kind: 'blank' }
  | { kind: 'comment' }
  | { kind: 'text' }
  | { kind: 'tags' | 'title' | 'step' | 'row' | 'mark'; depth: number }
  | { kind: 'content'; depth: number; fence: number };

/** A keyword line with its level, and the first line of what goes with it: comments and tags above. */
export interface Start {
  line: number;
  first: number;
  firstTag: number;
  depth: number;
  /** Examples and the feature stand inside, or before, what the spans of a document call parts. */
  kind: 'feature' | 'part' | 'examples';
}

export interface Layout {
  /** One a line, from line 1 at position 0. */
  kinds: LineKind[];
  starts: Start[];
  tables: number[][];
}

/** Says of each line of a feature file what it is, from the places in the parser's tree. */
export function layoutOf(tree: GherkinDocument, lines: readonly SourceLine[]): Layout {
  const kinds = lines.map(({ content }): LineKind =>
    isBlank(content) ? { kind: 'blank' } : { kind: 'text' },
  );
  const starts: Start[] = [];
  const tables: number[][] = [];
  const set = (line: number, kind: LineKind): void => {
    kinds[line - 1] = kind;
  };
  const title = (line: number, tags: readonly Tag[], depth: number, kind: Start['kind']): void => {
    const firstTag = firstTagLine(lines, line);
    starts.push({ line, firstTag, first: firstCommentLine(lines, firstTag), depth, kind });
    for (const tag of tags) set(tag.location.line, { kind: 'tags', depth });
    set(line, { kind: 'title', depth });
  };
  const table = (rows: readonly TableRow[], depth: number): void => {
    tables.push(rows.map(({ location }) => location.line));
    for (const { location } of rows) set(location.line, { kind: 'row', depth });
  };
  const docString = (fence: number, delimiter: string, depth: number): void => {
    set(fence, { kind: 'mark', depth });
    let line = fence + 1;
    while (line <= lines.length && !lines[line - 1]?.content.trimStart().startsWith(delimiter)) {
      set(line, { kind: 'content', depth, fence });
      line += 1;
    }
    set(line, { kind: 'mark', depth });
  };
  const steps = ({ steps }: Background | Scenario, depth: number): void => {
    for (const { location, dataTable, docString: text } of steps) {
      set(location.line, { kind: 'step', depth });
      if (dataTable) table(dataTable.rows, depth + 1);
      if (text) docString(text.location.line, text.delimiter, depth + 1);
    }
  };
  const examples = ({ location, tags, tableHeader, tableBody }: Examples, depth: number): void => {
    title(location.line, tags, depth, 'examples');
    if (tableHeader) table([tableHeader, ...tableBody], depth + 1);
  };
  const child = (background: Background | undefined, scenario: Scenario | undefined, depth: number): void => {
    const node = background ?? scenario;
    if (!node) return;
    title(node.location.line, scenario?.tags ?? [], depth, 'part');
    steps(node, depth + 1);
    for (const one of scenario?.examples ?? []) examples(one, depth + 1);
  };

  const { feature, comments } = tree;
  if (feature) title(feature.location.line, feature.tags, 0, 'feature');
  for (const { background, scenario, rule } of feature?.children ?? []) {
    child(background, scenario, 1);
    if (!rule) continue;
    title(rule.location.line, rule.tags, 1, 'part');
    for (const inside of rule.children) child(inside.background, inside.scenario, 2);
  }
  const language = languageComment(lines);
  if (language) set(language.line, { kind: 'comment' });
  for (const { location } of comments) set(location.line, { kind: 'comment' });
  return { kinds, starts, tables };
}

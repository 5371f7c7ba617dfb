import type { SourceLine } from './lines';

/**
 * What is wrong in a text, in words for people. `line` and `column` count from 1; columns count UTF-16 units, as
 * editors do. `line` may be one past the last line: the end of the text.
 */
export interface TextProblem {
  line: number;
  column: number;
  /** How many characters are meant, from `column` on. */
  length?: number;
  message: string;
}

/** A tag as written, with its `@`. */
export interface TagNode {
  name: string;
  line: number;
}

export interface StepNode {
  /** As written, without the blank that follows. */
  keyword: string;
  text: string;
  line: number;
}

export interface ExamplesNode {
  name?: string;
  /** Line of the table's header row, or of the `Examples:` line while there is no table. */
  headerLine: number;
  rowLines: number[];
  /** Cells of the header row. */
  columns: string[];
  /** Cells of the rows, in the order of `rowLines`. */
  rows: string[][];
  tags: TagNode[];
}

/** All lines count from 1. */
export interface ScenarioNode {
  /** Position in the document, from 0, across rules. */
  index: number;
  kind: 'scenario' | 'outline';
  keyword: string;
  name: string;
  ruleName?: string;
  /** Its own tags. */
  tags: TagNode[];
  /** Those of the feature and the rule. */
  inheritedTags: TagNode[];
  /** The first comment that stands directly above it and goes with it when it is removed, or `startLine`. */
  commentLine: number;
  /** The first of its tag lines, or the keyword line. */
  startLine: number;
  /** The keyword line. */
  line: number;
  /** The last line that belongs to it. */
  endLine: number;
  steps: StepNode[];
  examples: ExamplesNode[];
}

export interface FeatureNode {
  name: string;
  keyword: string;
  description: string;
  tags: TagNode[];
  line: number;
  /** The last line of its header: keyword line, description, their comments. */
  endLine: number;
}

export interface BackgroundNode {
  keyword: string;
  name: string;
  steps: StepNode[];
  startLine: number;
  endLine: number;
}

export interface RuleNode {
  name: string;
  /** The first of its tag lines, or the keyword line. */
  startLine: number;
  line: number;
  endLine: number;
  /** Its own, which runs after the feature's. */
  background?: BackgroundNode;
}

/** How a feature file is written: classic Gherkin, or Gherkin in Markdown. */
export type SourceSyntax = 'gherkin' | 'markdown';

/** A feature file read. The text is the truth; everything else is derived from it and never edited. */
export interface FeatureDocument {
  text: string;
  lines: readonly SourceLine[];
  syntax: SourceSyntax;
  /** The dialect it was read with, for example `en` or `de`. */
  language: string;
  /** Absent while the text holds nothing but comments and blanks. */
  feature: FeatureNode | undefined;
  /** The feature's own; rules may have further ones. */
  background?: BackgroundNode;
  rules: RuleNode[];
  scenarios: ScenarioNode[];
}

export type ParseResult = { ok: true; document: FeatureDocument } | { ok: false; problems: TextProblem[] };

import type { Background, Examples, GherkinDocument, Rule, Scenario, Step, Tag } from '@cucumber/messages';
import type {
  BackgroundNode,
  ExamplesNode,
  FeatureDocument,
  RuleNode,
  ScenarioNode,
  StepNode,
  TagNode,
} from './document';
import { dialectOf } from './language';
import type { SourceLine } from './lines';
import { CLASSIC, type Spans } from './spans';

const tagNode = (tag: Tag): TagNode => ({ name: tag.name, line: tag.location.line });

const stepNode = (step: Step): StepNode => ({
  keyword: step.keyword.trim(),
  text: step.text,
  line: step.location.line,
});

const examplesNode = (examples: Examples): ExamplesNode => ({
  ...(examples.name ? { name: examples.name } : {}),
  headerLine: examples.tableHeader?.location.line ?? examples.location.line,
  rowLines: examples.tableBody.map((row) => row.location.line),
  columns: examples.tableHeader?.cells.map((cell) => cell.value) ?? [],
  rows: examples.tableBody.map((row) => row.cells.map((cell) => cell.value)),
  tags: examples.tags.map(tagNode),
});

/** A part of the feature that starts with a keyword of its own and ends where the next starts. */
type Part =
  | { kind: 'background'; node: Background; rule?: Rule }
  | { kind: 'scenario'; node: Scenario; rule?: Rule }
  | { kind: 'rule'; node: Rule };

function partsOf(tree: GherkinDocument): Part[] {
  return (tree.feature?.children ?? []).flatMap(({ background, scenario, rule }): Part[] => {
    if (background) return [{ kind: 'background', node: background }];
    if (scenario) return [{ kind: 'scenario', node: scenario }];
    if (!rule) return [];
    const children = rule.children.flatMap((child): Part[] => {
      if (child.background) return [{ kind: 'background', node: child.background, rule }];
      return child.scenario ? [{ kind: 'scenario', node: child.scenario, rule }] : [];
    });
    return [{ kind: 'rule', node: rule }, ...children];
  });
}

/** Derives the document from the parser's tree and the lines it read; `spans` tells which lines belong to a part. */
export function documentOf(
  text: string,
  lines: readonly SourceLine[],
  language: string,
  tree: GherkinDocument,
  { syntax, firstTagLine, firstCommentLine, lastOwnLine }: Spans = CLASSIC,
): FeatureDocument {
  const outlineKeywords = dialectOf(language)?.scenarioOutline ?? [];
  const featureTags = (tree.feature?.tags ?? []).map(tagNode);
  const scenarios: ScenarioNode[] = [];
  const rules: RuleNode[] = [];
  let background: BackgroundNode | undefined;

  const parts = partsOf(tree);
  const starts = parts.map(({ node }) => firstTagLine(lines, node.location.line));
  const comments = starts.map((start) => firstCommentLine(lines, start));
  parts.forEach((part, at) => {
    const line = part.node.location.line;
    const startLine = starts[at] ?? line;
    const endLine = lastOwnLine(lines, line, comments[at + 1] ?? lines.length + 1);
    if (part.kind === 'rule') {
      rules.push({ name: part.node.name, startLine, line, endLine });
      return;
    }
    const { keyword, name } = part.node;
    const steps = part.node.steps.map(stepNode);
    if (part.kind === 'background') {
      const own = { keyword, name, steps, startLine, endLine };
      const rule = part.rule && rules.at(-1);
      if (rule) rule.background = own;
      else background = own;
      return;
    }
    scenarios.push({
      index: scenarios.length,
      kind: part.node.examples.length > 0 || outlineKeywords.includes(keyword) ? 'outline' : 'scenario',
      keyword,
      name,
      ...(part.rule ? { ruleName: part.rule.name } : {}),
      tags: part.node.tags.map(tagNode),
      inheritedTags: [...featureTags, ...(part.rule?.tags ?? []).map(tagNode)],
      commentLine: comments[at] ?? startLine,
      startLine,
      line,
      endLine,
      steps,
      examples: part.node.examples.map(examplesNode),
    });
  });

  const feature = tree.feature
    ? {
        name: tree.feature.name,
        keyword: tree.feature.keyword,
        description: tree.feature.description,
        tags: featureTags,
        line: tree.feature.location.line,
        endLine: lastOwnLine(lines, tree.feature.location.line, comments[0] ?? lines.length + 1),
      }
    : undefined;
  return {
    text,
    lines,
    syntax,
    language,
    feature,
    ...(background ? { background } : {}),
    rules,
    scenarios,
  };
}

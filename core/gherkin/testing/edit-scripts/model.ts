import type { FeatureDocument, ScenarioNode } from '../../document';
import { commonIndent, isBlank, withoutIndent } from '../../lines';
import { parseFeature } from '../../parse';
import type { Chance } from './chance';

/** A feature file in parts that can be edited while each scenario keeps who it is: its `id`, which is never written. */
export interface StepModel {
  keyword: string;
  text: string;
  /** Lines of its table or doc string, without the indentation they share. */
  argument: string[];
}

export interface BlockModel {
  name: string;
  tags: string[];
  /** The header first. */
  rows: string[][];
}

export interface ScenarioModel {
  id: string;
  tags: string[];
  keyword: string;
  name: string;
  description: string[];
  steps: StepModel[];
  examples: BlockModel[];
}

/** A rule, or what stands above all rules: then `head` is empty. */
export interface GroupModel {
  /** Its tags, keyword line, description and background. */
  head: string[];
  scenarios: ScenarioModel[];
}

export interface FileModel {
  key: string;
  /** All above the first scenario or rule. */
  head: string[];
  /** The first stands outside of any rule. */
  groups: GroupModel[];
}

export interface Style {
  indent: string;
  /** Blank lines between scenarios. */
  gap: number;
  /** Whether cells are padded so that columns stand below one another. */
  padded: boolean;
  /** How likely a comment stands above a scenario or step. */
  comments: number;
}

export const PLAIN: Style = { indent: '  ', gap: 1, padded: true, comments: 0 };

const escaped = (cell: string): string =>
  cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');

function table(rows: readonly string[][], padded: boolean): string[] {
  const cells = rows.map((row) => row.map(escaped));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map(
    (row) =>
      `| ${row.map((cell, column) => (padded ? cell.padEnd(widths[column] ?? 0) : cell)).join(' | ')} |`,
  );
}

const REMARKS = ['# TODO: ask the product owner', '# see the specification', '# checked by hand', '#'];

/** The text of a file. `chance` places the comments. */
export function write(file: FileModel, style: Style, chance: Chance): string {
  const text = [...file.head];
  const put = (depth: number, lines: readonly string[]): void => {
    for (const line of lines) text.push(line === '' ? '' : style.indent.repeat(depth) + line);
  };
  const remark = (depth: number): void => {
    if (style.comments && chance.of(style.comments)) put(depth, [chance.pick(REMARKS)]);
  };
  for (const { head, scenarios } of file.groups) {
    text.push(...head);
    for (const scenario of scenarios) {
      put(
        1,
        Array.from({ length: style.gap }, () => ''),
      );
      remark(1);
      if (scenario.tags.length) put(1, [scenario.tags.join(' ')]);
      put(1, [`${scenario.keyword}: ${scenario.name}`.trimEnd()]);
      put(2, scenario.description);
      for (const step of scenario.steps) {
        remark(2);
        put(2, [`${step.keyword} ${step.text}`]);
        put(3, step.argument);
      }
      for (const { name, tags, rows } of scenario.examples) {
        put(0, ['']);
        if (tags.length) put(2, [tags.join(' ')]);
        put(2, [`Examples: ${name}`.trimEnd()]);
        put(3, table(rows, style.padded));
      }
    }
  }
  return `${text.join('\n')}\n`;
}

/** Reads the text of a model. @throws Error when it cannot be read: a fault of the generator. */
export function read(text: string): FeatureDocument {
  const parsed = parseFeature(text);
  if (!parsed.ok) throw new Error(`${parsed.problems[0]?.message}\n${text}`);
  return parsed.document;
}

const contents = ({ lines }: FeatureDocument, from: number, to: number): string[] =>
  lines.slice(from - 1, to).map(({ content }) => content);

function argumentOf(document: FeatureDocument, node: ScenarioNode, step: number): string[] {
  const from = (node.steps[step]?.line ?? 0) + 1;
  const lines = contents(document, from, (node.steps[step + 1]?.line ?? node.endLine + 1) - 1);
  const start = lines.findIndex((line) => /^\s*(\||"""|```)/.test(line));
  if (start < 0 || lines.slice(0, start).some((line) => !isBlank(line) && !/^\s*#/.test(line))) return [];
  const fence = /^\s*("""|```)/.exec(lines[start] ?? '')?.[1];
  const rest = lines.slice(start);
  const closes = rest.findIndex((line, n) =>
    fence ? n > 0 && line.trim().startsWith(fence) : !/^\s*\|/.test(line),
  );
  const own = closes < 0 ? rest : rest.slice(0, fence ? closes + 1 : closes);
  const indent = commonIndent(own);
  return own.map((line) => withoutIndent(line, indent));
}

function scenarioModel(document: FeatureDocument, node: ScenarioNode, id: string): ScenarioModel {
  const end = (node.steps[0]?.line ?? node.endLine + 1) - 1;
  const description = node.steps.length
    ? contents(document, node.line + 1, end).filter((line) => !isBlank(line) && !/^\s*#/.test(line))
    : [];
  return {
    id,
    tags: node.tags.map(({ name }) => name),
    keyword: node.keyword,
    name: node.name,
    description: description.map((line) => line.trim()),
    steps: node.steps.map(({ keyword, text }, n) => ({
      keyword,
      text,
      argument: argumentOf(document, node, n),
    })),
    examples: node.examples.map(({ name, tags, columns, rows }) => ({
      name: name ?? '',
      tags: tags.map((tag) => tag.name),
      rows: [columns, ...rows],
    })),
  };
}

/**
 * The model of a real file, or `undefined` where writing it would lose what a scenario says: other languages, examples
 * without a table, texts the model has no place for.
 */
export function modelOf(key: string, text: string): FileModel | undefined {
  const parsed = parseFeature(text);
  if (!parsed.ok || parsed.document.language !== 'en' || !parsed.document.scenarios.length) return undefined;
  const { document } = parsed;
  if (document.scenarios.some(({ examples }) => examples.some(({ columns }) => !columns.length)))
    return undefined;
  const starts = [
    ...document.rules.map(({ startLine }) => startLine),
    ...document.scenarios.map(({ commentLine }) => commentLine),
  ].sort((a, b) => a - b);
  const until = (line: number): number =>
    (starts.find((start) => start > line) ?? document.lines.length + 1) - 1;
  const file: FileModel = {
    key,
    head: contents(document, 1, until(0)),
    groups: [
      { head: [], scenarios: [] },
      ...document.rules.map(({ startLine }) => ({
        head: contents(document, startLine, until(startLine)),
        scenarios: [],
      })),
    ],
  };
  for (const node of document.scenarios) {
    const rule = document.rules.findLastIndex(({ line }) => line < node.line);
    file.groups[rule + 1]?.scenarios.push(scenarioModel(document, node, ''));
  }
  return file;
}

/** All scenarios of a file, in order. */
export const scenariosOf = ({ groups }: FileModel): ScenarioModel[] =>
  groups.flatMap(({ scenarios }) => scenarios);

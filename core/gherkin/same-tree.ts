import type { GherkinDocument, Scenario } from '@cucumber/messages';
import type { SourceLine } from './lines';
import { readFile } from './parse-classic';

const PLACES = new Set(['location', 'id', 'comments']);

const bare = (node: unknown, as = (_: string, value: unknown): unknown => value): string =>
  JSON.stringify(node, (key, value: unknown) => (PLACES.has(key) ? undefined : as(key, value))) ?? '';

/** How a table or a doc string is set apart, and text that says nothing to a runner. */
const LAYOUT = new Set([...PLACES, 'delimiter', 'description']);

/** What a runner is told by a feature: its tree, or its lines; `undefined` when they cannot be read. */
export function saidBy(from: GherkinDocument | readonly SourceLine[]): string | undefined {
  const read = 'length' in from ? readFile(from) : { ok: true as const, tree: from };
  if (!read.ok) return undefined;
  const { feature } = read.tree;
  return JSON.stringify(
    feature && { ...feature, keyword: feature.keyword || 'Feature' },
    (key, value: unknown) => (LAYOUT.has(key) ? undefined : value),
  );
}

/** What the parser reads in lines, without places and comments; `undefined` when they cannot be read. */
export function bareTree(lines: readonly SourceLine[]): string | undefined {
  const read = readFile(lines);
  return read.ok ? bare(read.tree) : undefined;
}

const scenariosOf = (tree: GherkinDocument): Scenario[] =>
  (tree.feature?.children ?? []).flatMap(({ scenario, rule }) =>
    scenario
      ? [scenario]
      : (rule?.children ?? []).flatMap((child) => (child.scenario ? [child.scenario] : [])),
  );

/** The same for each scenario, in order. */
export function bareScenarios(lines: readonly SourceLine[]): string[] {
  const read = readFile(lines);
  return read.ok ? scenariosOf(read.tree).map((scenario) => bare(scenario)) : [];
}

/** The same where a description counts without the white space before its lines, which goes with the indentation. */
export function indentedScenarios(lines: readonly SourceLine[]): string[] {
  const read = readFile(lines);
  const node = (scenario: Scenario): string =>
    bare(scenario, (key, value) =>
      key === 'description' && typeof value === 'string' ? value.replace(/^[^\S\n]+/gm, '') : value,
    );
  return read.ok ? scenariosOf(read.tree).map(node) : [];
}

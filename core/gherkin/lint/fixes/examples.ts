import type { ExamplesNode, FeatureDocument, ScenarioNode, TextProblem } from '../../document';
import { dialectOf, mainKeywords } from '../../language';
import { indentOf } from '../../lines';
import { placeholdersIn } from '../placeholders';
import { isClosed } from './rows';
import { below, startOf, type Fix, type TextEdit } from './fix';

const escaped = (name: string): string => name.replace(/[\\|]/g, '\\$&');
const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;

const scenarioAt = ({ scenarios }: FeatureDocument, line: number): ScenarioNode | undefined =>
  scenarios.find((scenario) => scenario.line <= line && line <= scenario.endLine);

/** The names an outline's title and steps use, in their order, each once. */
function namesOf({ name, steps }: ScenarioNode): string[] {
  const texts = [name, ...steps.map(({ text }) => text)];
  return [...new Set(texts.flatMap(placeholdersIn))];
}

/** At the end of a row, behind its last bar. */
function atRowEnd({ lines }: FeatureDocument, line: number, insert: string): TextEdit {
  const at = startOf(lines, line) + (lines[line - 1]?.content.trimEnd().length ?? 0);
  return { from: at, to: at, insert };
}

/** A column of the name in every table of the outline that lacks it. */
export function addColumn(document: FeatureDocument, note: TextProblem): Fix | undefined {
  const content = document.lines[note.line - 1]?.content ?? '';
  const written = content.slice(note.column - 1, note.column - 1 + (note.length ?? 0));
  const [name] = placeholdersIn(written);
  const examples = scenarioAt(document, note.line)?.examples ?? [];
  if (name === undefined) return undefined;
  const lacking = examples.filter(({ columns }) => columns.length > 0 && !columns.includes(name));
  const rows = lacking.flatMap(({ headerLine, rowLines }) => [headerLine, ...rowLines]);
  // What stands behind a last bar would become part of the new column.
  if (!rows.every((line) => isClosed(document.lines[line - 1]?.content ?? ''))) return undefined;
  const edits = lacking.flatMap(({ headerLine, rowLines }) => [
    atRowEnd(document, headerLine, ` ${escaped(name)} |`),
    ...rowLines.map((line) => atRowEnd(document, line, '  |')),
  ]);
  return edits.length > 0 ? { label: `Add a column “${name}”`, edits } : undefined;
}

function addRow(document: FeatureDocument, { columns, headerLine }: ExamplesNode): Fix {
  const indent = indentOf(document.lines[headerLine - 1]?.content ?? '');
  const cells = `|${'  |'.repeat(columns.length)}`;
  return { label: 'Add a row', edits: [below(document.lines, headerLine, [indent + cells])] };
}

/** What is missing of an outline's examples: the block, its table, or a row. */
export function fillExamples(document: FeatureDocument, note: TextProblem): Fix | undefined {
  const scenario = scenarioAt(document, note.line);
  const dialect = dialectOf(document.language);
  if (!scenario || !dialect || document.syntax === 'markdown') return undefined;
  const own = scenario.examples.find(({ headerLine }) => headerLine === note.line);
  if (own && own.columns.length > 0) return addRow(document, own);
  const names = namesOf(scenario);
  if (names.length === 0) return undefined;
  const indent = `${indentOf(document.lines[note.line - 1]?.content ?? '')}  `;
  const table = (by: string) => [by + row(names), `${by}|${'  |'.repeat(names.length)}`];
  if (own) return { label: 'Add a table', edits: [below(document.lines, note.line, table(indent))] };
  const { examples } = mainKeywords(dialect);
  const block = ['', `${indent}${examples}:`, ...table(`${indent}  `)];
  return { label: 'Add examples', edits: [below(document.lines, scenario.endLine, block)] };
}

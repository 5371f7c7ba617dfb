import type {
  Background,
  DocString,
  Examples,
  GherkinDocument,
  Rule,
  Scenario,
  Step,
  TableRow,
  Tag,
} from '@cucumber/messages';

/** Lines of a text by number, from 1; one that is not set is blank. */
type Lines = Map<number, string>;

const cell = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');

function writeRow(lines: Lines, { location, cells }: TableRow): void {
  lines.set(location.line, `      | ${cells.map(({ value }) => cell(value)).join(' | ')} |`);
}

function writeTags(lines: Lines, tags: readonly Tag[], indent: string): void {
  for (const { name, location } of tags)
    lines.set(
      location.line,
      lines.has(location.line) ? `${lines.get(location.line)} ${name}` : indent + name,
    );
}

/** Quotes that the parser would take for a separator, or for an escaped one. */
const QUOTES = /(?:\\?"){3}/;

/** A separator that the content does not hold, if there is one: the parser takes back one escape a line only. */
const separatorFor = (content: string): string =>
  QUOTES.test(content) && !content.includes('`') ? '```' : '"""';

function writeDocString(lines: Lines, { location, content, mediaType = '' }: DocString): void {
  const separator = separatorFor(content);
  const escaped = [...separator].map((quote) => `\\${quote}`).join('');
  const written = content === '' ? [] : content.split('\n');
  lines.set(location.line, `      ${separator}${mediaType}`);
  written.forEach((line, n) =>
    lines.set(location.line + 1 + n, `      ${line.replaceAll(separator, escaped)}`),
  );
  lines.set(location.line + 1 + written.length, `      ${separator}`);
}

function writeSteps(lines: Lines, steps: readonly Step[]): void {
  for (const { location, keyword, text, dataTable, docString } of steps) {
    lines.set(location.line, `    ${keyword}${text}`);
    for (const row of dataTable?.rows ?? []) writeRow(lines, row);
    if (docString) writeDocString(lines, docString);
  }
}

const title = ({ keyword, name }: { keyword: string; name: string }): string =>
  `${keyword}: ${name}`.trimEnd();

function writeExamples(lines: Lines, examples: Examples): void {
  writeTags(lines, examples.tags, '    ');
  lines.set(examples.location.line, `    ${title(examples)}`);
  for (const row of [...(examples.tableHeader ? [examples.tableHeader] : []), ...examples.tableBody])
    writeRow(lines, row);
}

function writePart(
  lines: Lines,
  { background, scenario }: { background?: Background; scenario?: Scenario },
): void {
  const part = scenario ?? background;
  if (!part) return;
  if (scenario) writeTags(lines, scenario.tags, '  ');
  lines.set(part.location.line, `  ${title(part)}`);
  writeSteps(lines, part.steps);
  for (const examples of scenario?.examples ?? []) writeExamples(lines, examples);
}

function writeRule(lines: Lines, rule: Rule): void {
  writeTags(lines, rule.tags, '');
  lines.set(rule.location.line, title(rule));
  for (const child of rule.children) writePart(lines, child);
}

/**
 * A feature written in Markdown as classic Gherkin, by the parser's tree. Each keyword, step and row stands on the line where
 * it stood; the text around them is left out, and lines end with LF.
 */
export function gherkinText({ feature }: GherkinDocument): string {
  const lines: Lines = new Map();
  if (feature) {
    writeTags(lines, feature.tags, '');
    lines.set(feature.location.line, title({ keyword: feature.keyword || 'Feature', name: feature.name }));
    for (const { rule, ...part } of feature.children) {
      if (rule) writeRule(lines, rule);
      else writePart(lines, part);
    }
  }
  const count = Math.max(0, ...lines.keys());
  return Array.from({ length: count }, (_, n) => `${lines.get(n + 1) ?? ''}\n`).join('');
}

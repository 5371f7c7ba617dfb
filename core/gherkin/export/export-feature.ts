import type { FeatureDocument, ScenarioNode } from '../document';
import { linesToRemove } from '../edit/remove-scenario';
import { languageComment, withLanguage } from '../language';
import { dominantEnding, indentOf, isComment, isTagLine, type SourceLine } from '../lines';
import { asGherkin } from '../markdown/as-gherkin';
import { parseLines } from '../parse-classic';
import { encodingComment, withEncoding } from '../source-bytes';
import { exportTags, type ScenarioFacts } from './tags';

/** A feature as pipelines get it, and where its scenarios stand in that text. */
export interface ExportedFeature {
  text: string;
  /** `index` is the position in the document exported; lines count from 1 in `text`. */
  scenarioLines: { index: number; line: number; rowLines: number[] }[];
}

/** The tag lines of a scenario as one, below the comments that stood on and among them. */
function taggedHead(
  document: FeatureDocument,
  { startLine, line, tags }: ScenarioNode,
  facts: ScenarioFacts,
  ending: SourceLine['ending'],
): SourceLine[] {
  const head = document.lines.slice(startLine - 1, line - 1).map(({ content }) => content);
  const indent = indentOf(document.lines[startLine - 1]?.content ?? '');
  const comments = head.flatMap((content) => {
    if (isComment(content)) return [content];
    const remark = isTagLine(content) ? /\s(#.*)$/.exec(content)?.[1] : undefined;
    return remark ? [indent + remark] : [];
  });
  const names = exportTags(
    facts,
    tags.map((tag) => tag.name),
  );
  return [...comments, `${indent}${names.join(' ')}`].map((content) => ({ content, ending }));
}

/** Reads a text made here from one that could be read. */
function readBack(lines: readonly SourceLine[]): FeatureDocument {
  const read = parseLines(lines);
  if (!read.ok) throw new Error(`an exported feature cannot be read: ${read.problems[0]?.message}`);
  return read.document;
}

/** Without the scenarios at `indexes`; the document itself where none is to go. */
function without(document: FeatureDocument, indexes: readonly number[]): FeatureDocument {
  if (indexes.length === 0) return document;
  const gone = new Set<number>();
  for (const index of indexes) {
    const { first, last } = linesToRemove(document, index);
    for (let line = first; line <= last; line += 1) gone.add(line);
  }
  return readBack(document.lines.filter((_, at) => !gone.has(at + 1)));
}

/** A reader that knows LF and CRLF only would take lines ended by a lone CR for one. */
const readable = (line: SourceLine): SourceLine => (line.ending === '\r' ? { ...line, ending: '\n' } : line);

/**
 * What a file says of itself above its feature, made true of what is handed out: UTF-8, in a language that every
 * reader of Gherkin has.
 */
function trueHead({ lines, language }: FeatureDocument): SourceLine[] {
  const comment = languageComment(lines);
  const encoded = encodingComment(lines);
  return lines.map((line, at) => {
    if (at + 1 === comment?.line) return { ...line, content: withLanguage(line.content, language) };
    return at + 1 === encoded?.line ? { ...line, content: withEncoding(line.content, 'utf-8') } : line;
  });
}

/**
 * The feature as clients of the old service get it: every scenario carries one line of tags from its issues and its
 * own (see `exportTags`); manual scenarios are left out unless `includeManual`. All other lines stay as written, but
 * for a language or an encoding that would not be true of this text.
 * One that is written in Markdown is handed out as classic Gherkin. `undefined` when no scenario is left. `facts` has one entry a scenario, in document order; a scenario without one
 * counts as automated and linked to nothing.
 */
export function exportFeature(
  source: FeatureDocument,
  facts: readonly ScenarioFacts[],
  { includeManual }: { includeManual: boolean },
): ExportedFeature | undefined {
  const document = source.syntax === 'markdown' ? asGherkin(source) : source;
  const factsOf = (index: number): ScenarioFacts => facts[index] ?? { issues: [], manual: false };
  const kept = document.scenarios
    .map(({ index }) => index)
    .filter((index) => includeManual || !factsOf(index).manual);
  if (kept.length === 0) return undefined;
  const left = without(
    document,
    document.scenarios.flatMap(({ index }) => (kept.includes(index) ? [] : [index])),
  );
  const ending = dominantEnding(left.lines);
  const written = trueHead(left);
  const lines: SourceLine[] = [];
  let copied = 0;
  for (const [position, scenario] of left.scenarios.entries()) {
    lines.push(...written.slice(copied, scenario.startLine - 1));
    lines.push(...taggedHead(left, scenario, factsOf(kept[position] ?? -1), ending));
    copied = scenario.line - 1;
  }
  lines.push(...written.slice(copied));
  const exported = readBack(lines.map(readable));
  return {
    text: exported.text,
    scenarioLines: exported.scenarios.map(({ line, examples }, position) => ({
      index: kept[position] ?? position,
      line,
      rowLines: examples.flatMap(({ rowLines }) => rowLines),
    })),
  };
}

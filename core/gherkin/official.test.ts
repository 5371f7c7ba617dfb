import { compile } from '@cucumber/gherkin';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { corpora, corpus, corpusFolder } from '../../test/support/corpora';
import { joinLines, splitLines } from './lines';
import { readMarkdown } from './markdown/read-markdown';
import { parseFeature } from './parse';
import { readFile } from './parse-classic';
import { anyFeature } from './testing/documents/arbitrary';

function expectWhole(text: string): void {
  const parsed = parseFeature(text);
  expect(joinLines(splitLines(text)) === text).toBe(true);
  if (!parsed.ok) return;
  expect(parsed.document.text === text).toBe(true);
  expect(joinLines(parsed.document.lines) === text).toBe(true);
}

test('what was read writes itself back, byte for byte', () => {
  fc.assert(fc.property(anyFeature, expectWhole), { numRuns: 300 });
  for (const { bytes } of corpora().flatMap(corpus)) {
    expectWhole(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
}, 120_000);

const testdata = path.join(corpusFolder('gherkin-testdata'), 'testdata');

/** The feature files of a folder of Cucumber's own test data; none where it is not at hand. */
const filesIn = (folder: 'good' | 'bad'): string[] =>
  existsSync(testdata)
    ? readdirSync(path.join(testdata, folder))
        .filter((name) => /\.feature(\.md)?$/.test(name))
        .map((name) => path.join(testdata, folder, name))
    : [];

const messages = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const IDS = new Set(['id', 'uri', 'astNodeId', 'astNodeIds']);
/** Without ids, which each run of a parser gives anew. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inside: unknown) => (IDS.has(key) ? undefined : inside)));

const treeOf = (file: string) => {
  const lines = splitLines(readFileSync(file, 'utf8'));
  if (file.endsWith('.md')) {
    expect(parseFeature(joinLines(lines), 'markdown').ok).toBe(true);
    return readMarkdown(lines);
  }
  const read = readFile(lines);
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.tree;
};

test('trees and pickles are those of Cucumber’s own test data', () => {
  const files = filesIn('good');
  for (const file of files) {
    const tree = treeOf(file);
    const [ast] = messages(`${file}.ast.ndjson`);
    expect([file, withoutIds(tree)]).toEqual([file, withoutIds(ast?.gherkinDocument)]);
    const pickles = existsSync(`${file}.pickles.ndjson`) ? messages(`${file}.pickles.ndjson`) : [];
    const compiled = compile(tree, '', () => '');
    expect([file, withoutIds(compiled)]).toEqual([file, withoutIds(pickles.map(({ pickle }) => pickle))]);
  }
  if (corpora().length > 0) expect(files.length).toBeGreaterThan(40);
});

interface Refusal {
  message: string;
  source: { location: { line: number; column?: number } };
}

test('what it refuses is refused at the same places', () => {
  const files = filesIn('bad');
  for (const file of files) {
    const refusals = messages(`${file}.errors.ndjson`).map(({ parseError }) => parseError as Refusal);
    const places = refusals
      .filter(({ message }, index) => index === 0 || !message.includes('#FeatureLine'))
      .map(({ source: { location } }) => ({ line: location.line, column: location.column ?? 1 }))
      .filter(({ line }, index, all) => all.findIndex((other) => other.line === line) === index);
    const parsed = parseFeature(readFileSync(file, 'utf8'));
    const problems = parsed.ok
      ? []
      : parsed.problems.map(({ line, column, message }) => ({
          line,
          // Cucumber says where the comment starts; the name in it is what is wrong.
          column: message.startsWith('Gherkin has no language') ? 1 : column,
        }));
    expect([path.basename(file), problems]).toEqual([path.basename(file), places]);
  }
  if (corpora().length > 0) expect(files.length).toBeGreaterThan(10);
});

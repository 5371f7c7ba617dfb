import fc from 'fast-check';
import { exportFeature } from '../export/export-feature';
import { splitLines } from '../lines';
import { parseFeature } from '../parse';
import { readFile } from '../parse-classic';
import { scenarioText } from '../scenario-text';
import { asGherkin } from './as-gherkin';
import { readMarkdown } from './read-markdown';

const markdownOf = (text: string) => {
  const read = parseFeature(text, 'markdown');
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.document;
};

const TEXT = `# Feature: Staying over
Some words | with a bar.

\`@slow\` \`@SHOP-1\`
## Scenario: One night
* Given a room
  | number |
  | ------ |
  | 1      |
* Then it is paid

Prose in between.

### Rule: Only adults

#### Scenario Outline: Age
- Given a guest of <age>
##### Examples:
  | age |
  | --- |
  | 18  |
`;

test('reads scenarios with their tags, rules and examples, and what lines are theirs', () => {
  const { feature, scenarios, syntax } = markdownOf(TEXT);
  expect(syntax).toBe('markdown');
  expect(feature?.name).toBe('Staying over');
  expect(
    scenarios.map(({ name, ruleName, tags, startLine, endLine, kind }) => [
      name,
      ruleName,
      tags.map((tag) => tag.name),
      startLine,
      endLine,
      kind,
    ]),
  ).toEqual([
    ['One night', undefined, ['@slow', '@SHOP-1'], 4, 12, 'scenario'],
    ['Age', 'Only adults', [], 16, 21, 'outline'],
  ]);
  expect(scenarioText(markdownOf(TEXT), 1)).toContain('- Given a guest of <age>');
});

test('is handed out as classic Gherkin on the same lines', () => {
  const { text, scenarios } = asGherkin(markdownOf(TEXT));
  expect(text).toBe(
    'Feature: Staying over\n\n\n  @slow @SHOP-1\n  Scenario: One night\n    Given a room\n      | number |\n\n      | 1 |\n    Then it is paid\n\n\n\nRule: Only adults\n\n  Scenario Outline: Age\n    Given a guest of <age>\n    Examples:\n      | age |\n\n      | 18 |\n',
  );
  expect(scenarios.map(({ line }) => line)).toEqual(markdownOf(TEXT).scenarios.map(({ line }) => line));
  const exported = exportFeature(markdownOf(TEXT), [{ issues: [], manual: true }], { includeManual: false });
  expect(exported?.text).toContain('@ORPHAN\n  Scenario Outline: Age');
  expect(exported?.text).not.toContain('One night');
});

const treeOf = (text: string) => {
  const read = readFile(splitLines(text));
  return read.ok ? read.tree : read.problems;
};
const PLACES = new Set(['location', 'id', 'comments', 'delimiter', 'description']);
const said = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value: unknown) => (PLACES.has(key) ? undefined : value)));

const word = fc
  .stringMatching(/^[a-zäé<>"|\\'` ]{1,12}$/)
  .filter((text) => text.trim() === text && text !== '');
const row = (cells: readonly string[]) =>
  `  | ${cells.map((text) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join(' | ')} |`;
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(word, { minLength: columns, maxLength: columns }), {
      minLength: rows + 1,
      maxLength: rows + 1,
    }),
  )
  .map(([head = [], ...rows]) => [row(head), row(head.map(() => '---')), ...rows.map(row)]);
const docString = fc
  .array(fc.stringMatching(/^[a-z"\\| ]{0,10}$/), { maxLength: 3 })
  .map((lines) => ['````', ...lines, '````']);
const step = fc
  .tuple(
    fc.constantFrom('Given', 'When', 'Then', 'And'),
    word,
    fc.option(fc.oneof(table, docString), { nil: [] }),
  )
  .map(([keyword, text, argument]) => [`* ${keyword} ${text}`, ...(argument ?? [])]);
const scenario = fc
  .tuple(
    fc.array(fc.stringMatching(/^@[a-z]{1,5}$/), { maxLength: 3 }),
    word,
    fc.array(step, { maxLength: 4 }),
  )
  .map(([tags, name, steps]) => [
    '',
    ...(tags.length ? [tags.map((tag) => `\`${tag}\``).join(' ')] : []),
    `## Scenario: ${name}`,
    ...steps.flat(),
  ]);
const anyMarkdown = fc
  .tuple(word, fc.array(scenario, { maxLength: 5 }))
  .map(([name, scenarios]) => [`# Feature: ${name}`, 'Prose.', ...scenarios.flat(), ''].join('\n'));

test('says the same in classic Gherkin, whatever is in it', () => {
  fc.assert(
    fc.property(anyMarkdown, (text) => {
      const document = markdownOf(text);
      const plain = asGherkin(document);
      expect(plain.scenarios.map(({ line, steps, examples }) => ({ line, steps, examples }))).toEqual(
        document.scenarios.map(({ line, steps, examples }) => ({ line, steps, examples })),
      );
      const again = parseFeature(plain.text);
      expect(again.ok).toBe(true);
      expect(said(treeOf(plain.text))).toEqual(said(readMarkdown(splitLines(text))));
    }),
  );
});

test.each([
  ['a tag with a blank', '# Feature: F\n\n`@smoke test`\n## Scenario: One\n* Given one\n', 3],
  ['two tags in one', '# Feature: F\n\n`@a@b`\n## Scenario: One\n* Given one\n', 1],
  ['a tag with a comment', '# Feature: F\n\n`@a #c`\n## Scenario: One\n* Given one\n', 1],
])('what classic Gherkin cannot say is a problem: %s', (_, text, line) => {
  expect(parseFeature(text, 'markdown')).toMatchObject({ ok: false, problems: [{ line }] });
});

test('quotes in a doc string are handed out as they are', () => {
  const text =
    '# Feature: F\n\n## Scenario: One\n* Given one\n````\n\\"\\"\\" and \\"\\"\\"\n""" and """\n````\n';
  const { text: plain } = asGherkin(markdownOf(text));
  expect(said(treeOf(plain))).toEqual(said(readMarkdown(splitLines(text))));
});

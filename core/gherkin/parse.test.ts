import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { filesBelow, sharedFolder } from '../../test/support/shared';
import type { TextProblem } from './document';
import { parseFeature } from './parse';
import { parserTakes } from './testing/parser-alone';
import { documentOf } from './testing/read';

const problemsOf = (text: string): TextProblem[] => {
  const parsed = parseFeature(text);
  return parsed.ok ? [] : parsed.problems;
};

const CART = `# about carts
@shop
Feature: Cart
  A cart
  holds things

  Background:
    Given an empty cart

  # loose remark

  # why it matters
  @a @b # inline
  # between
  @c
  Scenario: Add
    When I add 1
      # not yet: And I pay

  Scenario Outline: Totals <n>
    When I add <n>
    Examples: few
      | n |
      | 1 |
      | 2 |

    @big
    Examples:
      | n  |
      | 99 |
  # about rules
  @r
  Rule: Limits
    Example: Too many
      When I add 1000
      """
      # text, not a remark
      """
`;

test('a feature with everything in it', () => {
  const { feature, background, scenarios, rules, language } = documentOf(CART);
  expect(language).toBe('en');
  expect(feature).toEqual({
    name: 'Cart',
    keyword: 'Feature',
    description: '  A cart\n  holds things',
    tags: [{ name: '@shop', line: 2 }],
    line: 3,
    endLine: 5,
  });
  expect(background).toMatchObject({ startLine: 7, endLine: 8 });
  expect(scenarios.map(({ name, kind, ruleName }) => [name, kind, ruleName])).toEqual([
    ['Add', 'scenario', undefined],
    ['Totals <n>', 'outline', undefined],
    ['Too many', 'scenario', 'Limits'],
  ]);
  expect(scenarios[0]).toMatchObject({ commentLine: 12, startLine: 13, line: 16, endLine: 18 });
  expect(scenarios[0]?.tags).toEqual([
    { name: '@a', line: 13 },
    { name: '@b', line: 13 },
    { name: '@c', line: 15 },
  ]);
  expect(scenarios[1]).toMatchObject({ commentLine: 20, startLine: 20, line: 20, endLine: 30 });
  expect(scenarios[1]?.examples).toEqual([
    {
      name: 'few',
      headerLine: 23,
      rowLines: [24, 25],
      columns: ['n'],
      rows: [['1'], ['2']],
      tags: [],
    },
    { headerLine: 29, rowLines: [30], columns: ['n'], rows: [['99']], tags: [{ name: '@big', line: 27 }] },
  ]);
  expect(scenarios[2]).toMatchObject({ startLine: 34, endLine: 38 });
  expect(scenarios[2]?.inheritedTags.map((tag) => tag.name)).toEqual(['@shop', '@r']);
  expect(rules).toMatchObject([{ name: 'Limits', startLine: 32, line: 33 }]);
});

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('%s gives the same lines, with a byte order mark and without a final newline too', (_, ending) => {
  const plain = documentOf(CART);
  const text = `\uFEFF${CART.trimEnd().replaceAll('\n', ending)}`;
  const read = documentOf(text);
  expect(read.scenarios).toEqual(plain.scenarios);
  expect(read.text).toBe(text);
});

test('a text without a feature is a document without a feature', () => {
  expect(documentOf('').feature).toBeUndefined();
  expect(documentOf('# only a remark\n').scenarios).toEqual([]);
});

test('a Scenario with Examples is an outline, whatever its keyword', () => {
  const text = 'Feature: f\nScenario: s <a>\nGiven <a>\nExamples:\n|a|\n|1|\n';
  expect(documentOf(text).scenarios[0]?.kind).toBe('outline');
});

test('a regional language is read by its base, the text as written', () => {
  const text = '#language: de-DE\nFunktionalität: Korb\n  Szenario: leer\n    Angenommen nichts\n';
  const document = documentOf(text);
  expect(document).toMatchObject({ text, language: 'de', scenarios: [{ name: 'leer' }] });
});

test.each(['xx', 'constructor', '__proto__', 'EN', 'de_x', 'de-', 'DE-de'])(
  'language %s is refused in words',
  (name) => {
    expect(problemsOf(`# language: ${name}\nFeature: f\n`)).toEqual([
      {
        line: 1,
        column: 13,
        length: name.length,
        message: `Gherkin has no language “${name}”. Write its code, for example en, de or pt.`,
      },
    ]);
  },
);

const steps = 'Feature: f\n  Scenario: s\n    Given a\n';
test.each([
  ['hello\n', 1, 1, '“hello” stands where “Feature:” must come first.'],
  [
    `${steps}    and b\n`,
    4,
    5,
    '“and b” cannot stand here. Write “And” exactly so: capital and small letters count.',
  ],
  [
    `${steps}    so what\n`,
    4,
    5,
    '“so what” cannot stand here. Here may come a step (Given, When, Then, And, But or *), a table row (| … |), a doc string ("""), “Examples:”, “Scenario:”, “Rule:” or tags (@…).',
  ],
  [`${steps}  Scenario t\n`, 4, 3, '“Scenario t” cannot stand here. Write “Scenario:”, with a colon.'],
  [`${steps}  Background:\n`, 4, 3, '“Background:” must come before the first scenario, and only once.'],
  [`${steps}Feature: g\n`, 4, 1, 'There is a second “Feature:” line: a text holds one feature.'],
  [`${steps}    Then\n`, 4, 5, '“Then” cannot stand here. Say after “Then” what the step is.'],
  [`${steps}    '''\n`, 4, 5, `“'''” cannot stand here. A doc string stands between two lines """.`],
  [
    `${steps}    """\n    x\n`,
    6,
    1,
    'The doc string that starts on line 4 has no end: close it with a line """.',
  ],
  [
    `${steps}    | a | b |\n    | 1 |\n`,
    5,
    5,
    'This table row has 1 cell, the first row of the table has 2: all need the same number.',
  ],
  [`${steps}    | a |\n    | 1\n`, 5, 5, 'This table row has no end: close its last cell with “|”.'],
  [
    `${steps}  @ok @not ok\n  Scenario: t\n`,
    4,
    7,
    '“@not ok” holds a blank: a tag is one word, such as “@not_ok”.',
  ],
  [
    `${steps}  @t\n`,
    5,
    1,
    'The text ends with tags that belong to nothing: “Scenario:”, “Examples:” or “Rule:” must follow them.',
  ],
  [
    `${steps}  @t\n  When b\n`,
    5,
    3,
    '“When b” stands below tags, where “Scenario:”, “Examples:” or “Rule:” must follow.',
  ],
])('%j is refused at %i:%i', (text, line, column, message) => {
  expect(problemsOf(text)[0]).toMatchObject({ line, column, message });
});

test('columns count as an editor counts, past a byte order mark and wide characters', () => {
  expect(problemsOf('\uFEFF @😀 @a b\nFeature: f\n')[0]).toMatchObject({ line: 1, column: 6, length: 4 });
});

test('any text is read or refused, never thrown at', () => {
  const words = [
    'Feature: f',
    'Scenario: s',
    'Given a',
    '@t',
    '| a |',
    '"""',
    '#x',
    'Rule: r',
    'Examples:',
    ' ',
  ];
  const line = fc.oneof(fc.constantFrom(...words, 'Background:', '# language: de', '\uFEFF'), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', ''))), (parts) => {
      const text = parts.flat().join('');
      const parsed = parseFeature(text);
      if (parserTakes(new TextEncoder().encode(text))) expect(parsed.ok).toBe(true);
      if (parsed.ok) expect(parsed.document.text).toBe(text);
      else expect(parsed.problems.every((problem) => problem.line > 0 && problem.column > 0)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['ends lines', 'Feature: f\r  Scenario: s\r    Given a\r', ['s']],
  ['is in a name', 'Feature: f\n  Scenario: s\r    t\n    Given a\rnd b\n', ['s\r    t']],
])('a lone CR that %s is read so', (_, text, names) => {
  const parsed = parseFeature(text);
  expect(parsed.ok && parsed.document.scenarios.map(({ name }) => name)).toEqual(names);
});

test('the corpora: all read, but the files Gherkin itself refuses', () => {
  const folder = sharedFolder('corpora');
  if (!folder) return;
  let scenarios = 0;
  const refused: Record<string, number> = {};
  for (const path of filesBelow(folder, '.feature')) {
    const parsed = parseFeature(readFileSync(path, 'utf8'));
    if (parsed.ok) {
      let last = 0;
      for (const scenario of parsed.document.scenarios) {
        expect(scenario.commentLine).toBeGreaterThan(last);
        expect(scenario.line).toBeLessThanOrEqual(scenario.endLine);
        last = scenario.endLine;
      }
      scenarios += parsed.document.scenarios.length;
    } else {
      const corpus = path.slice(folder.length + 1).split('/')[0] ?? '';
      refused[corpus] = (refused[corpus] ?? 0) + 1;
      for (const { message } of parsed.problems) expect(message).not.toMatch(/expected:|#\w+Line|EOF/);
    }
  }
  expect(refused).toEqual({ behave: 10, 'gherkin-testdata': 12 });
  expect(scenarios).toBe(8163);
});

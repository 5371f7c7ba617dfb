import fc from 'fast-check';
import { corpora, corpus } from '../../../test/support/corpora';
import { parseFeature } from '../parse';
import { lintFeature, lintSnippet, type LintNote } from './lint';
import { LINT_RULE_IDS, LINT_RULES, optionOf, type LintRuleId, type LintSettings } from './rules';
import { documentOf } from '../testing/read';

/** Every rule but those named off, so that one is seen alone. */
const only = (id: LintRuleId, chosen: LintSettings[LintRuleId] = true): LintSettings => ({
  ...Object.fromEntries(LINT_RULE_IDS.map((other) => [other, false])),
  [id]: chosen,
});
/** The line and the marked text of each note of a rule. */
const marks = (id: LintRuleId, text: string, chosen?: LintSettings[LintRuleId]): [number, string][] => {
  const document = documentOf(text);
  return lintFeature(document, only(id, chosen)).map(({ line, column, length = 0 }) => [
    line,
    (document.lines[line - 1]?.content ?? '').slice(column - 1, column - 1 + length),
  ]);
};
const messages = (id: LintRuleId, text: string, chosen?: LintSettings[LintRuleId]): string[] =>
  lintFeature(documentOf(text), only(id, chosen)).map(({ message }) => message);

const feature = (...lines: string[]): string => ['Feature: Shop', ...lines].join('\n');
const german = (...lines: string[]): string =>
  ['# language: de', 'Funktionalität: Laden', ...lines].join('\n');

describe('misspelt-keyword', () => {
  test.each([
    ['Scenario: x', 'Givn a basket', 'Givn', 'Given'],
    ['Scenario: x', 'Gvien a basket', 'Gvien', 'Given'],
    ['Scenario: x', 'Hwen I pay', 'Hwen', 'When'],
    ['Scenario: x', 'Givven a basket', 'Givven', 'Given'],
    ['Scenario: x', 'given a basket', 'given', 'Given'],
    ['Scenario: x', 'Given\ta basket', 'Given', 'Given'],
    ['Scenario: x', 'Given\u00a0a basket', 'Given', 'Given'],
    ['Scenario: x', 'Given: a basket', 'Given:', 'Given'],
    ['Background:', 'Gven a basket', 'Gven', 'Given'],
    ['', 'Scenaro: x', 'Scenaro:', 'Scenario:'],
    ['', 'scenario: x', 'scenario:', 'Scenario:'],
    ['', 'Scenario : x', 'Scenario :', 'Scenario:'],
    ['', 'Scenaro Outlin: x', 'Scenaro Outlin:', 'Scenario Outline:'],
    ['', 'Backgroud:', 'Backgroud:', 'Background:'],
    ['Rule: r', 'Exmaple: x', 'Exmaple:', 'Example:'],
    ['Scenario: x', 'Exampels:', 'Exampels:', 'Examples:'],
  ])('%s / %s', (above, line, mark, meant) => {
    const text = feature(above, `  ${line}`);
    expect(marks('misspelt-keyword', text)).toEqual([[3, mark]]);
    expect(messages('misspelt-keyword', text)[0]).toContain(`“${meant}”`);
  });

  test('lines after a misspelt one are seen, too', () => {
    const text = feature('Scenario: x', '  given a', '  when b', '  then c');
    expect(marks('misspelt-keyword', text).map(([line]) => line)).toEqual([3, 4, 5]);
  });

  test.each([
    ['The customer pays', 'They may do so', 'Them too', 'Gives a hint', 'Than before', 'Androids'],
    ['A sentence that goes on', 'when the line is full, and', 'and so on'],
    ['Rules:', '- one', 'Note: this', 'Steps: none', 'http://example.test/'],
    ['Whenever it rains', 'Givenness', 'But', 'Then'],
    ['“And”: a word', '(given that)'],
  ])('prose is left alone: %s', (...lines) => {
    expect(marks('misspelt-keyword', feature('Scenario: x', ...lines, 'Given y'))).toEqual([]);
  });

  test('in the text of a feature, “Given …” is prose', () => {
    expect(marks('misspelt-keyword', feature('Given enough eyes', 'all bugs are shallow'))).toEqual([]);
  });

  test('a keyword where it cannot stand', () => {
    const text = feature('Scenario: x', '  Background:', '  Given y');
    expect(marks('misspelt-keyword', text)).toEqual([[3, 'Background:']]);
    expect(messages('misspelt-keyword', text)[0]).toMatch(/cannot stand here/);
  });

  test('in German', () => {
    expect(marks('misspelt-keyword', german('Szenario: x', 'Angenomen y', 'Wenn z'))).toEqual([
      [4, 'Angenomen'],
    ]);
    expect(marks('misspelt-keyword', german('Szenaro: x'))).toEqual([[3, 'Szenaro:']]);
    expect(marks('misspelt-keyword', german('Szenario: x', 'gegeben sei y', 'Wenn z'))).toEqual([
      [4, 'gegeben sei'],
    ]);
    expect(
      marks('misspelt-keyword', german('Szenario: x', 'Denn so ist es', 'Wann auch immer', 'Wenn z')),
    ).toEqual([]);
  });
});

describe('outlines', () => {
  const outline = (...rows: string[]) => feature('Scenario Outline: <n>', '  Given <a> and <b>', ...rows);

  test('unknown-example-variable', () => {
    const known = ['  Examples:', '  | a | b |', '  | 1 | 2 |'];
    expect(marks('unknown-example-variable', outline(...known))).toEqual([]);
    expect(marks('unknown-example-variable', outline('  Examples:', '  | a |', '  | 1 |'))).toEqual([
      [3, '<b>'],
    ]);
    const second = outline(...known, '  Examples:', '  | a |', '  | 1 |');
    expect(messages('unknown-example-variable', second)[0]).toMatch(/^Not every table/);
    expect(marks('unknown-example-variable', feature('Scenario: x', 'Given <a>'))).toEqual([]);
    const other = german(
      'Szenariogrundriss: x',
      'Angenommen <ort> < 3 und </b>',
      'Beispiele:',
      '| Ort |',
      '| 1 |',
    );
    expect(marks('unknown-example-variable', other)).toEqual([[4, '<ort>']]);
  });

  test('unused-example-column', () => {
    const text = outline('  Examples:', '  | a | remark | n | b |', '  | 1 | 2 | 3 | 4 |');
    expect(marks('unused-example-column', text)).toEqual([[5, 'remark']]);
    const inText = [
      'Given x',
      '"""',
      '<a>',
      '"""',
      'And y',
      '| <b> |',
      'Examples:',
      '| a | b |',
      '| 1 | 2 |',
    ];
    expect(marks('unused-example-column', feature('Scenario: x', ...inText))).toEqual([]);
    expect(
      marks('unused-example-column', german('Szenario: x', 'Wenn y', 'Beispiele:', '| y |', '| 1 |')),
    ).toEqual([[6, 'y']]);
  });

  test('empty-examples', () => {
    expect(marks('empty-examples', outline())).toEqual([[2, 'Scenario Outline: <n>']]);
    expect(marks('empty-examples', outline('  Examples: few', '  Examples:', '  | a |'))).toEqual([
      [4, 'Examples: few'],
      [6, '| a |'],
    ]);
    expect(marks('empty-examples', outline('  Examples:', '  | a |', '  | 1 |'))).toEqual([]);
    expect(marks('empty-examples', german('Szenariogrundriss: x', 'Wenn y'))).toHaveLength(1);
  });
});

test('unused-background', () => {
  expect(marks('unused-background', feature('  Background: b', '    Given a'))).toEqual([
    [2, 'Background: b'],
  ]);
  expect(marks('unused-background', feature('Background:', 'Scenario: x', 'Given a'))).toEqual([
    [2, 'Background:'],
  ]);
  expect(marks('unused-background', feature('Background:', 'Given a', 'Rule: r', 'Scenario: x'))).toEqual([]);
  const rules = feature(
    'Rule: r',
    'Background:',
    'Given a',
    'Rule: s',
    'Background:',
    'Given b',
    'Scenario: x',
  );
  expect(marks('unused-background', rules)).toEqual([[3, 'Background:']]);
  expect(marks('unused-background', german('Grundlage:', 'Szenario: x'))).toEqual([[3, 'Grundlage:']]);
});

test('scenario-without-steps', () => {
  expect(marks('scenario-without-steps', feature('Scenario: x', 'Scenario: y', 'Given a'))).toEqual([
    [2, 'Scenario: x'],
  ]);
  expect(marks('scenario-without-steps', german('Szenario: x', 'nur Text'))).toEqual([[3, 'Szenario: x']]);
});

test('duplicate-scenario-name', () => {
  const text = feature(
    'Scenario: Scen',
    'Scenario:  Scen ',
    'Scenario:',
    'Scenario:',
    'Rule: r',
    'Scenario: Scen',
  );
  expect(marks('duplicate-scenario-name', text)).toEqual([[3, 'Scen']]);
  expect(messages('duplicate-scenario-name', text)[0]).toContain('line 2');
  expect(
    marks('duplicate-scenario-name', german('Szenario: x', 'Rule: r', 'Szenario: x', 'Szenario: x')),
  ).toEqual([[6, 'x']]);
});

test('missing-feature-name', () => {
  expect(marks('missing-feature-name', ' Feature:\n')).toEqual([[1, 'Feature:']]);
  expect(marks('missing-feature-name', '# language: de\nFunktionalität:\n')).toEqual([
    [2, 'Funktionalität:'],
  ]);
  expect(marks('missing-feature-name', '# nothing\n')).toEqual([]);
});

test('regional-language', () => {
  const text = '#language: de-DE\nFunktionalität: Korb\n';
  expect(marks('regional-language', text)).toEqual([[1, 'de-DE']]);
  expect(messages('regional-language', text)).toEqual([
    'Gherkin has no language “de-DE”; the text is read as “de”.',
  ]);
  expect(marks('regional-language', german())).toEqual([]);
});

test('duplicate-feature-tag', () => {
  const text = `@ab @a\n${feature('@x @ab @a', 'Scenario: x', 'Given <n>', '@x @y', 'Examples:', '| n |', '| 1 |')}`;
  expect(marks('duplicate-feature-tag', text)).toEqual([
    [3, '@ab'],
    [3, '@a'],
    [6, '@x'],
  ]);
  expect(marks('duplicate-feature-tag', '# language: de\n@a\nFunktion: x\nRule: r\n@a\nSzenario: y')).toEqual(
    [[5, '@a']],
  );
});

test('too-many-steps', () => {
  const text = feature('Scenario: x', 'Given a', 'And b', 'And c');
  expect(marks('too-many-steps', text, { most: 2 })).toEqual([[2, 'Scenario: x']]);
  expect(marks('too-many-steps', text, { most: 3 })).toEqual([]);
  expect(marks('too-many-steps', text)).toEqual([]);
  expect(
    marks('too-many-steps', german('Szenario: x', ...Array.from({ length: 11 }, () => 'Und y'))),
  ).toHaveLength(1);
});

test('no-then', () => {
  expect(marks('no-then', feature('Scenario: x', 'Given a', 'When b'))).toEqual([[2, 'Scenario: x']]);
  expect(marks('no-then', feature('Scenario: x', 'Then b', 'Scenario: y', '* c', 'Scenario: z'))).toEqual([]);
  expect(messages('no-then', german('Szenario: x', 'Wenn y'))[0]).toContain('“Dann”');
});

test('ui-words', () => {
  const text = feature(
    'Background:',
    'Given a button',
    'Scenario: x',
    'When I pay "click" and click <field>',
    '# click',
  );
  expect(marks('ui-words', text)).toEqual([
    [3, 'button'],
    [5, 'click'],
  ]);
  expect(marks('ui-words', feature('Scenario: x', 'When a cornfield is sold', 'Then --field=3'))).toEqual([]);
  expect(marks('ui-words', german('Szenario: x', 'Wenn ich auf die Schaltfläche klicke'))).toEqual([
    [4, 'Schaltfläche'],
  ]);
});

test('tag-policy', () => {
  const text = `@smoke @SHOP-1\n${feature('@wip @team:red', 'Scenario: x', 'Given a')}`;
  expect(marks('tag-policy', text, { allowed: '@smoke team:*' })).toEqual([[3, '@wip']]);
  expect(marks('tag-policy', text, { allowed: 'smoke, @*:red' })).toEqual([[3, '@wip']]);
  expect(marks('tag-policy', text, { allowed: '*' })).toEqual([]);
  expect(marks('tag-policy', text)).toEqual([]);
  expect(marks('tag-policy', '# language: de\nFunktion: x\n@a\nSzenario: y', { allowed: 'b a*c' })).toEqual([
    [3, '@a'],
  ]);
});

test('rules are on as they come, until a project chooses', () => {
  const text = feature('Scenario: x', 'Givn a');
  const rules = (settings?: LintSettings) => lintFeature(documentOf(text), settings).map(({ rule }) => rule);
  expect(rules()).toEqual(['scenario-without-steps', 'misspelt-keyword']);
  expect(rules({ 'scenario-without-steps': false })).toEqual(['misspelt-keyword']);
});

describe('a scenario on its own', () => {
  test('is looked at in its own lines', () => {
    const [note] = lintSnippet('# mine\n@a\nScenario: x\n  Givn y\n  Given z', 'en');
    expect(note).toMatchObject({ rule: 'misspelt-keyword', line: 4, column: 3, length: 4 });
    expect(lintSnippet('Szenario: x\nWenn y', 'de', { 'no-then': true })).toMatchObject([
      { rule: 'no-then', line: 1 },
    ]);
  });

  test('says nothing while it cannot be read, or in no language', () => {
    expect(lintSnippet('Scenario: x\nGiven y\nnonsense', 'en')).toEqual([]);
    expect(lintSnippet('Scenario: x', 'xx')).toEqual([]);
  });
});

const scraps = fc.constantFrom(
  ...[
    'Feature:',
    'Scenario: x',
    'Scenario Outline: <a>',
    'Examples:',
    '| a | b\\| |',
    '| 1 | |',
    'Given <a>',
    'Givn y',
  ],
  ...[
    'Background:',
    'Rule: r',
    '@a @a',
    '@ab@a',
    '"""',
    '* z',
    '',
    '  # c',
    '\t',
    'Scenaro : y',
    'and 🙂',
    'click',
  ],
);
const texts = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(fc.constantFrom('', '  ', '\u00a0'), scraps)),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(
    ([mark, lines, ending]) =>
      (mark ? '\uFEFF' : '') + ['Feature: f', ...lines.map((line) => line.join(''))].join(ending),
  );
const EVERYTHING: LintSettings = {
  ...Object.fromEntries(LINT_RULE_IDS.map((id) => [id, true])),
  'too-many-steps': { most: 1 },
  'tag-policy': { allowed: 'x' },
};
const assertInside = (notes: readonly LintNote[], lines: readonly string[]): void => {
  const outside = notes.filter(({ line, column, length = 0, message }) => {
    const content = lines[line - 1];
    return (
      content === undefined || column < 1 || column - 1 + length > content.length || !/\.$/.test(message)
    );
  });
  expect(outside).toEqual([]);
};

test('never throws, and every note lies inside the text, in order', () => {
  let noted = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const read = parseFeature(text);
      if (!read.ok) return;
      const notes = lintFeature(read.document, EVERYTHING);
      noted += notes.length;
      assertInside(
        notes,
        read.document.lines.map(({ content }) => content),
      );
      expect(notes.map(({ line }) => line)).toEqual(notes.map(({ line }) => line).sort((a, b) => a - b));
    }),
  );
  expect(noted).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.array(scraps), fc.constantFrom('en', 'de', 'zh-CN', 'xx'), (lines, language) => {
      assertInside(lintSnippet(lines.join('\n'), language, EVERYTHING), lines);
    }),
  );
});

test('options are what the table says they are', () => {
  for (const id of LINT_RULE_IDS) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(LINT_RULES[id].help).toMatch(/\.$/);
    const option = optionOf(id);
    if (option?.kind === 'count') expect(option.initial).toBeGreaterThanOrEqual(option.least);
  }
});

test('on real features, misspelt keywords are few, and each was looked at', () => {
  const found: string[] = [];
  for (const name of corpora())
    for (const { path, bytes } of corpus(name)) {
      const read = parseFeature(new TextDecoder().decode(bytes));
      if (!read.ok) continue;
      assertInside(
        lintFeature(read.document, EVERYTHING),
        read.document.lines.map(({ content }) => content),
      );
      for (const { line } of lintFeature(read.document, only('misspelt-keyword')))
        found.push(`${name}/${path}:${line}`);
    }
  // Keywords in lower case, written so on purpose, and backgrounds inside a scenario, which never run.
  const known = [
    ...[28, 29, 30, 31, 32, 33].map((line) => `behave/features/step_dialect.given_when_then.feature:${line}`),
    ...[29, 49].map((line) => `osrm-backend/features/bicycle/classes.feature:${line}`),
    ...[120, 140].map((line) => `osrm-backend/features/car/classes.feature:${line}`),
  ];
  expect(found).toEqual(corpora().length ? known : []);
});

import { EditorState, Text } from '@codemirror/state';
import { dialectOf, languages } from '@behave-pro/core/gherkin';
import fc from 'fast-check';
import { beforeOf, scan, scannedOf, scanning, type Writing } from './scanned';
import { spansOf, type Meaning } from './spans';

const FEATURE: Writing = { kind: 'feature' };
const textOf = (text: string): Text => Text.of(text.split('\n'));
const kinds = (text: string, writing: Writing = FEATURE) =>
  scan(textOf(text), writing).lines.map(({ kind }) => kind);

/** What is set apart in each line, as [meaning, text]. */
function read(text: string, writing: Writing = FEATURE): [Meaning, string][][] {
  const scanned = scan(textOf(text), writing);
  return text.split('\n').map((content, index) => {
    const line = scanned.lines[index];
    if (!line) throw new Error(`line ${index + 1} was not read`);
    return spansOf(content, line, beforeOf(scanned, index + 1)).map(({ from, to, meaning }) => [
      meaning,
      content.slice(from, to),
    ]);
  });
}

test('every kind of line', () => {
  const text = [
    '# language: en',
    '@a',
    'Feature: x',
    '  About it',
    '  Rule: r',
    '',
    '  Scenario Outline: y',
    '    Given z',
    '      """json',
    '      Given no step',
    '      """',
    '      | a |',
    '    Examples:',
  ];
  expect(kinds(text.join('\n'))).toEqual([
    ...['language', 'tags', 'title', 'text', 'title', 'blank', 'title'],
    ...['step', 'fence', 'content', 'fence', 'row', 'title'],
  ]);
});

test('parts of lines are set apart', () => {
  expect(read('  Scenario Outline: pay <sum> now')[0]).toEqual([
    ['title', 'Scenario Outline:'],
    ['name', ' pay '],
    ['placeholder', '<sum>'],
    ['name', ' now'],
  ]);
  expect(read('    Given "Ann" has 3 books for <sum>, v2')[0]).toEqual([
    ['step', 'Given '],
    ['value', '"Ann"'],
    ['value', '3'],
    ['placeholder', '<sum>'],
  ]);
  expect(read('@a @b-1 # why')[0]).toEqual([
    ['tag', '@a'],
    ['tag', '@b-1'],
    ['comment', '# why'],
  ]);
  expect(read('"""json\n  {}\n"""')).toEqual([
    [
      ['fence', '"""'],
      ['media', 'json'],
    ],
    [['doc', '{}']],
    [['fence', '"""']],
  ]);
});

test('the first row of a table is its header, an escaped bar none', () => {
  const [, header, row] = read('Given x\n| a\\|b | c |\n| <d> | e |');
  expect(header?.filter(([meaning]) => meaning === 'header').map(([, text]) => text.trim())).toEqual([
    'a\\|b',
    'c',
  ]);
  expect(row?.filter(([meaning]) => meaning !== 'bar')).toEqual([['placeholder', '<d>']]);
});

test('the language comment switches the keywords, only at the top, regional names included', () => {
  expect(kinds('# language: de-DE\nFunktionalität: x\nSzenario: x\nAngenommen y\nGiven z')).toEqual([
    ...['language', 'title', 'title', 'step', 'text'],
  ]);
  expect(kinds('Feature: x\n# language: de')).toEqual(['title', 'comment']);
  expect(kinds('# language: de\nSzenario: x', { kind: 'scenario', language: 'fr' })).toEqual([
    'comment',
    'text',
  ]);
});

test('every language has its titles and steps', () => {
  for (const { code } of languages()) {
    const dialect = dialectOf(code);
    if (!dialect) throw new Error(code);
    const { feature, rule, scenario, scenarioOutline, examples } = dialect;
    const titles = [feature, rule, scenario, scenarioOutline, examples].flat().map((word) => `${word}: x`);
    for (const title of titles)
      expect([code, ...kinds(title, { kind: 'scenario', language: code })]).toEqual([code, 'title']);
    const steps = [`${scenario[0] ?? ''}: x`, ...dialect.given.map((word) => `${word}x`)];
    expect([code, ...kinds(steps.join('\n'), { kind: 'scenario', language: code })]).toEqual([
      code,
      'title',
      ...dialect.given.map(() => 'step'),
    ]);
  }
});

test('Markdown: keywords in headings, steps in lists, the rest is prose', () => {
  const text =
    '# Feature: x\n* Given prose\n`@t`\n## Scenario: y\nGiven prose\n* Given a\n- When b\n- no step\n## Notes\n  | a |\n| b |\n```\n* Given no\n```';
  expect(kinds(text, { kind: 'markdown' })).toEqual([
    ...['title', 'text', 'tags', 'title', 'text', 'step', 'step', 'text'],
    ...['title', 'row', 'text', 'fence', 'content', 'fence'],
  ]);
});

const piece = fc.constantFrom(
  ...[
    'Feature: ',
    'Scenario Outline: ',
    'Given ',
    'Angenommen ',
    '\n',
    '\n',
    '\n',
    '"""',
    '```json',
    '| a |',
  ],
  ...[
    '| \\| |',
    '@t',
    '# c',
    '# language: de',
    '  ',
    'ж',
    '"q"',
    '12',
    '<x>',
    '<',
    '# Feature: ',
    '* Given ',
  ],
);
const anyText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
const anyWriting = fc.constantFrom<Writing>(
  FEATURE,
  { kind: 'markdown' },
  { kind: 'scenario', language: 'de' },
);

test('what is set apart lies in its line, in order, without overlap', () => {
  fc.assert(
    fc.property(anyText, anyWriting, (text, writing) => {
      const scanned = scan(textOf(text), writing);
      expect(scanned.lines).toHaveLength(text.split('\n').length);
      text.split('\n').forEach((content, index) => {
        const line = scanned.lines[index];
        if (!line) throw new Error('not read');
        let at = 0;
        for (const { from, to } of spansOf(content, line, beforeOf(scanned, index + 1))) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(content.length);
      });
    }),
  );
});

test('reading again what changed reads the same as reading all of it', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(), fc.nat(), anyWriting, (text, added, a, b, writing) => {
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      const state = EditorState.create({ doc: text, extensions: scanning(writing) });
      const { state: after } = state.update({ changes: { from: from ?? 0, to, insert: added } });
      expect(scannedOf(after).lines).toEqual(scan(after.doc, writing).lines);
    }),
    { numRuns: 500 },
  );
});

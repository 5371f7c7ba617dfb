import fc from 'fast-check';
import type { TextProblem } from '../../document';
import { parseFeature } from '../../parse';
import { checkSnippet } from '../../snippet';
import { lintFeature, lintSnippet, type LintNote } from '../lint';
import { LINT_RULE_IDS, type LintSettings } from '../rules';
import { fixed } from './fix';
import { fixFeature, fixSnippet } from './index';

const EVERYTHING: LintSettings = Object.fromEntries(LINT_RULE_IDS.map((id) => [id, true]));
const remarks = (text: string): (TextProblem | LintNote)[] => {
  const read = parseFeature(text);
  return read.ok ? lintFeature(read.document, EVERYTHING) : read.problems;
};
/** Each fix that is offered for a text, with what the text becomes by it. */
const fixes = (text: string): [string, string][] =>
  remarks(text).flatMap((remark) => {
    const fix = fixFeature(text, remark);
    return fix ? [[fix.label, fixed(text, fix)]] : [];
  });
const f = (...lines: string[]): string => ['Feature: f', ...lines, ''].join('\n');

test.each([
  // Read as description.
  [f('  Scenario: x', '    Givn a', '    When b'), 'Givn', 'Given', 'Write “Given”'],
  [f('  Scenario: x', '    Given\ta', '    When b'), 'Given\ta', 'Given a', 'Write “Given”'],
  [f('  Scenario: x', '    Given: a', '    When b'), 'Given: a', 'Given a', 'Write “Given”'],
  [f('  Scenaro: x', '  Rule: y'), 'Scenaro:', 'Scenario:', 'Write “Scenario:”'],
  [f('  Scenario : x', '  Rule: y'), 'Scenario :', 'Scenario:', 'Write “Scenario:”'],
  // Not read at all.
  [f('  Scenario: x', '    Given a', '    Wen b'), 'Wen', 'When', 'Write “When”'],
  [f('  Scenario: x', '    Given a', '    when b'), 'when', 'When', 'Write “When”'],
  [f('  Scenario: x', '    Given a', '  Scenario y'), 'Scenario y', 'Scenario: y', 'Write “Scenario:”'],
  [
    f('  Scenario: x', '    Given a', '  scenario outline: y'),
    'scenario outline:',
    'Scenario Outline:',
    'Write “Scenario Outline:”',
  ],
  [f('@not one', '  Scenario: x'), '@not one', '@not_one', 'Write “@not_one”'],
  ['# language: de-DE\nFunktionalität: f\n  Szenario: x\n', 'de-DE', 'de', 'Write “de”'],
])('%j', (text, wrong, right, label) => {
  expect(fixes(text)).toContainEqual([label, text.replace(wrong, right)]);
});

test('a keyword that cannot stand where it is has no fix', () => {
  expect(fixes(f('  Scenario: x', '  Background:', '    Given a', '    Then b'))).toEqual([]);
});

const OUTLINE = ['  Scenario Outline: <n>', '    Given <a> and <n>'];

test('examples that are missing get a header and a row', () => {
  const table = ['    Examples:', '      | n | a |', '      |  |  |'];
  expect(fixes(f(...OUTLINE))).toContainEqual(['Add examples', f(...OUTLINE, '', ...table)]);
  expect(fixes(f(...OUTLINE, '    Examples:'))).toContainEqual(['Add a table', f(...OUTLINE, ...table)]);
  const header = [...OUTLINE, '    Examples:', '      | a | n |'];
  expect(fixes(f(...header))).toContainEqual(['Add a row', f(...header, '      |  |  |')]);
});

test('a column that is missing is added to each table without it', () => {
  const first = ['    Examples:', '      | a |', '      | 1 |'];
  const second = ['    Examples:', '      | n | a |', '      | 2 | 3 |'];
  const text = f(...OUTLINE, ...first, ...second);
  expect(fixes(text)).toContainEqual([
    'Add a column “n”',
    text.replace('| a |\n', '| a | n |\n').replace('| 1 |', '| 1 |  |'),
  ]);
});

test('rows get as many cells as the longest, the last one closed', () => {
  const rows = (...cells: string[]) =>
    f('  Scenario: x', '    Given a', ...cells.map((row) => `      ${row}`));
  const label = 'Give all rows the same number of cells';
  expect(fixes(rows('| a | b |', '| 1 |'))).toContainEqual([label, rows('| a | b |', '| 1 |  |')]);
  expect(fixes(rows('| a |', '| 1 | 2 |'))).toContainEqual([label, rows('| a |  |', '| 1 | 2 |')]);
  expect(fixes(rows('| a | b', '| 1 | 2 |'))).toContainEqual([label, rows('| a | b |', '| 1 | 2 |')]);
});

test('a tag that is inherited is taken away, with its line when it is the only one there', () => {
  const text = (...tags: string[]) =>
    ['@a @c', 'Feature: f', ...tags, '  Scenario: x', '    Then b', ''].join('\n');
  expect(fixes(text('  @a'))).toContainEqual(['Take “@a” away', text()]);
  expect(fixes(text('  @a @b'))).toContainEqual(['Take “@a” away', text('  @b')]);
  expect(fixes(text('  @b @a  @c'))).toContainEqual(['Take “@a” away', text('  @b  @c')]);
});

test('in a scenario by itself, in its language', () => {
  const text = '@x\nSzenario: x\n  Angenomen y\n  Wenn z';
  const [note] = lintSnippet(text, 'de');
  const fix = note && fixSnippet(text, 'de', note);
  expect(fix && fixed(text, fix)).toBe(text.replace('Angenomen', 'Angenommen'));
  const wrong = 'szenario x\n  Wenn z';
  const [problem] = checkSnippet(wrong, 'de');
  const other = problem && fixSnippet(wrong, 'de', problem);
  expect(other && fixed(wrong, other)).toBe('Szenario: x\n  Wenn z');
});

test('whatever is offered makes its problem go away, and adds no other that keeps the text from being read', () => {
  const line = fc.constantFrom(
    ...['  Scenario: x', '  Scenario y', '  Scenario Outline: <a>', '  scenario: z', '  Background:'],
    ...['    Given <b>', '    given c', '    Givn d', '    Then: e', '    Examples:', '      | a | b |'],
    ...['      | 1 |', '      | 2 | 3', '      | \\| | |', '  @a b', '  @a', '', '  # c', '  prose'],
  );
  let offered = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = ['@a', 'Feature: f', ...lines].join('\n');
      for (const remark of remarks(text)) {
        const fix = fixFeature(text, remark);
        if (!fix) continue;
        offered += 1;
        const after = fixed(text, fix);
        const alike = (found: TextProblem | LintNote) =>
          'rule' in remark
            ? 'rule' in found && found.message === remark.message
            : !('rule' in found) && found.line === remark.line;
        const [before, left] = [remarks(text).filter(alike).length, remarks(after).filter(alike).length];
        expect([text, after, left < before]).toEqual([text, after, true]);
        // Everything else stands as it stood.
        let at = 0;
        for (const { from, to } of fix.edits) {
          expect(from).toBeGreaterThanOrEqual(at);
          at = to;
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(offered).toBeGreaterThan(100);
});

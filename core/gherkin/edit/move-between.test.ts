import fc from 'fast-check';
import { splitLines } from '../lines';
import { indentedScenarios } from '../same-tree';
import { anyFeature } from '../testing/documents/arbitrary';
import { documentOf } from '../testing/read';
import { comparedLines } from '../typed-text';
import { moveBetween } from './move-between';
import { removeScenario } from './remove-scenario';

const FROM = documentOf(
  'Feature: From\n\n  Background:\n    Given b\n\n  # why\n  @a\n  Scenario: One\n    Given one\n\n  Scenario: Two\n    Given 2\n',
);
const TO = documentOf('Feature: To\r\n\r\n\tScenario: Three\r\n\t\tGiven 3');

const trees = (text: string): string[] => indentedScenarios(splitLines(text));

test('a scenario goes with its comment and is indented as its new neighbours', () => {
  const moved = moveBetween(FROM, 1, TO);
  if (!moved.ok) throw new Error(moved.problems[0]?.message);
  expect(moved.source.text).not.toContain('Two');
  expect(moved.target.text).toBe(
    'Feature: To\r\n\r\n\tScenario: Three\r\n\t\tGiven 3\r\n\r\n\tScenario: Two\r\n\t  Given 2',
  );
  const commented = moveBetween(FROM, 0, TO);
  expect(commented.ok && commented.target.text).toContain('\t# why\r\n\t@a\r\n\tScenario: One\r\n');
  expect(commented.ok && commented.source.text).not.toContain('why');
});

test('a description is indented along', () => {
  const from = documentOf('Feature: A\n\nScenario: One\n  Words\n    more of them\n\n  Given a\n');
  const moved = moveBetween(from, 0, documentOf('Feature: B\n\n    Scenario: Two\n      Given b\n'));
  expect(moved.ok && moved.target.text).toContain(
    '    Scenario: One\n      Words\n        more of them\n\n      Given a\n',
  );
});

test('languages are not mixed, and a file without a feature takes nothing', () => {
  const german = documentOf('# language: de\nFunktionalität: F\n');
  expect(moveBetween(FROM, 0, german)).toMatchObject({
    ok: false,
    problems: [{ message: 'The scenario is written in the language “en”, the other feature in “de”.' }],
  });
  expect(moveBetween(FROM, 0, documentOf('# nothing yet\n')).ok).toBe(false);
});

test('nothing else changes: neither what the scenario says nor a line of what it leaves and joins', () => {
  let moves = 0;
  fc.assert(
    fc.property(anyFeature, anyFeature, fc.nat(), (from, to, pick) => {
      const [source, target] = [documentOf(from), documentOf(to)];
      fc.pre(source.scenarios.length > 0);
      const index = pick % source.scenarios.length;
      const moved = moveBetween(source, index, target);
      if (!moved.ok) return;
      moves += 1;
      expect(trees(moved.source.text)).toEqual(trees(from).toSpliced(index, 1));
      expect(trees(moved.target.text)).toEqual(
        trees(to).toSpliced(moved.target.index, 0, trees(from)[index] ?? ''),
      );
      expect(moved.source).toEqual(removeScenario(source, index));
      const contents = (text: string) => splitLines(text).map(({ content }) => content);
      expect(comparedLines(to, moved.target.text).filter(({ change }) => change === 'removed')).toEqual([]);
      expect(contents(moved.target.text).length).toBeGreaterThan(contents(to).length);
    }),
  );
  expect(moves).toBeGreaterThan(5);
});

import { Text } from '@codemirror/state';
import { foldEnd } from './fold';
import { scan } from './scan/scanned';

const LINES = [
  'Feature: f', // 1
  '  Scenario: a', // 2
  '    Given x', // 3
  '      | a |', // 4
  '      | b |', // 5
  '',
  '  # about b', // 7
  '  @t',
  '  Scenario Outline: b', // 9
  '    Given y',
  '      """', // 11
  '      Scenario: no', // 12
  '      """', // 13
  '    Examples:', // 14
  '      | a |',
  '      | 1 |', // 16
  '',
  '  Rule: r', // 18
  '    Scenario: c', // 19
  '      Given z', // 20
  '',
];

test.each([
  [1, 20],
  [2, 5],
  [3, undefined],
  [4, 5],
  [5, undefined],
  [9, 16],
  [11, 13],
  [12, undefined],
  [13, undefined],
  [14, 16],
  [18, 20],
  [19, 20],
])('what begins on line %i folds to line %s', (line, end) => {
  expect(foldEnd(scan(Text.of(LINES), { kind: 'feature' }), line)).toBe(end);
});

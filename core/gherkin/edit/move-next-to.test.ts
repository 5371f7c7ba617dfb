import { documentOf, done } from '../testing/read';
import { moveNextTo, neighboursOf } from './move-next-to';

const TEXT = [
  'Feature: F',
  '',
  '  Scenario: a',
  '    Given a',
  '',
  '  Scenario: b',
  '    Given b',
  '',
  '  Rule: R',
  '',
  '    Scenario: c',
  '      Given c',
  '',
  '    Scenario: d',
  '      Given d',
  '',
].join('\n');

const names = (text: string): string[] =>
  documentOf(text).scenarios.map(({ name, ruleName = '' }) => ruleName + name);

test('neighbours are those of the same rule', () => {
  const document = documentOf(TEXT);
  expect([0, 1, 2, 3].map((index) => neighboursOf(document, index))).toEqual([
    { below: 1 },
    { above: 0 },
    { below: 3 },
    { above: 2 },
  ]);
});

test('moves below one, or above another', () => {
  const document = documentOf(TEXT);
  expect(names(done(moveNextTo(document, 0, { above: 3 })).text)).toEqual(['b', 'Rc', 'Rd', 'Ra']);
  expect(names(done(moveNextTo(document, 1, { below: 0 })).text)).toEqual(['b', 'a', 'Rc', 'Rd']);
  expect(names(done(moveNextTo(document, 1, { below: 2 })).text)).toEqual(['a', 'Rb', 'Rc', 'Rd']);
  expect(done(moveNextTo(document, 0, { below: 1 })).text).toBe(TEXT);
  expect(done(moveNextTo(document, 0, {})).text).toBe(TEXT);
});

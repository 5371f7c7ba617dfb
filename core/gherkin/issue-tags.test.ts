import { issueKeysOf } from './issue-tags';
import { parseFeature } from './parse';

test('reads issue keys of own and inherited tags, each once', () => {
  const read = parseFeature(
    [
      '@SHOP-1 @slow',
      'Feature: F',
      '  @SHOP-2 @SHOP-1 @shop-3 @SHOP-0 @SHOP-4x @A_B-12',
      '  Scenario: A',
      '    Given a',
      '  @RULE-9',
      '  Rule: R',
      '    Scenario: B',
      '      Given b',
    ].join('\n'),
  );
  if (!read.ok) throw new Error('does not parse');
  expect(issueKeysOf(read.document)).toEqual([
    ['SHOP-2', 'SHOP-1', 'A_B-12'],
    ['SHOP-1', 'RULE-9'],
  ]);
});

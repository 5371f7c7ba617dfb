import { issueKeysOf } from './issue-tags';
import { parseFeature } from './parse';
import { documentOf } from './testing/read';

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

test('Xray’s requirements are issues; its tests, sets and preconditions are no stories', () => {
  const [keys] = issueKeysOf(
    documentOf(
      '@REQ_SHOP-1\nFeature: f\n  @TEST_SHOP-2 @TESTSET_SHOP-3 @PRECOND_SHOP-4 @REQ_SHOP-5 @SHOP-1\n  Scenario: s\n',
    ),
  );
  expect(keys).toEqual(['SHOP-5', 'SHOP-1']);
});

import { issueKeyIn } from './issue-key';

test.each([
  ['SHOP-12', 'SHOP-12'],
  [' shop-12 ', 'SHOP-12'],
  ['A_1-9', 'A_1-9'],
  ['https://acme.atlassian.net/browse/SHOP-12', 'SHOP-12'],
  ['https://acme.atlassian.net/browse/SHOP-12?focusedId=1', 'SHOP-12'],
  ['https://acme.atlassian.net/jira/software/c/projects/SHOP/issues/SHOP-12', 'SHOP-12'],
  ['SHOP', undefined],
  ['SHOP-0', undefined],
  ['SHOP-12 and SHOP-13', undefined],
  ['https://acme.atlassian.net/browse/', undefined],
  ['', undefined],
])('%j is %s', (typed, key) => expect(issueKeyIn(typed)).toBe(key));

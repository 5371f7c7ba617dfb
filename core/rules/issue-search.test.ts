import fc from 'fast-check';
import { defectSearch, issueSearch } from './issue-search';

const project = { id: '10000', key: 'SHOP' };

test('takes a key, or the beginning of one, for keys', () => {
  expect(issueSearch(' shop-1 ', project)).toEqual({
    keys: ['SHOP-1', ...Array.from({ length: 10 }, (_, digit) => `SHOP-1${digit}`)],
  });
  expect(issueSearch('A_B-12', project)).toMatchObject({
    keys: expect.arrayContaining(['A_B-12', 'A_B-120']),
  });
  expect(issueSearch('7', project)).toMatchObject({ keys: expect.arrayContaining(['SHOP-7', 'SHOP-79']) });
});

test('looks for words in summaries, in this project first', () => {
  const said = '(summary ~ "pay" OR summary ~ "pay*") AND (summary ~ "card" OR summary ~ "card*")';
  expect(issueSearch('Pay "card"', project)).toEqual({
    own: `project = 10000 AND ${said} ORDER BY updated DESC`,
    others: `project != 10000 AND ${said} ORDER BY updated DESC`,
  });
});

test.each([
  ['हिन्दी', 'हिन्दी'],
  ['cafe\u0301', 'caf\u00e9'],
  ['ภาษาไทย', 'ภาษาไทย'],
])('leaves the words of %s whole', (text, word) => {
  const said = `(summary ~ "${word}" OR summary ~ "${word}*")`;
  expect(issueSearch(text, project)).toMatchObject({
    own: `project = 10000 AND ${said} ORDER BY updated DESC`,
  });
});

test.each(['', '  ', '"', 'SHOP', 'shop-'])('shows what was last changed here for %j', (text) => {
  expect(issueSearch(text, project)).toEqual({ own: 'project = 10000 ORDER BY updated DESC' });
});

test('lets nothing of a text out of its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const search = issueSearch(text, project);
      if ('keys' in search) return search.keys.every((key) => /^[A-Z][A-Z0-9_]+-[0-9]+$/.test(key));
      return /^project = 10000( AND \(summary ~ "([^"\\\s]+)" OR summary ~ "\2\*"\))* ORDER BY updated DESC$/.test(
        search.own,
      );
    }),
  );
});

describe('of defects', () => {
  const said = '(summary ~ "pay" OR summary ~ "pay*")';
  test('those of the type in the project come first, then all others', () => {
    expect(defectSearch('pay', project, '10004')).toEqual({
      own: `project = 10000 AND issuetype = 10004 AND ${said} ORDER BY updated DESC`,
      others: `(project != 10000 OR issuetype != 10004) AND ${said} ORDER BY updated DESC`,
    });
  });
  test('without words only the former, without a type as any issue, keys as they are', () => {
    expect(defectSearch('', project, '10004')).toEqual({
      own: 'project = 10000 AND issuetype = 10004 ORDER BY updated DESC',
    });
    expect(defectSearch('pay', project, undefined)).toEqual(issueSearch('pay', project));
    expect(defectSearch('SHOP-1', project, '10004')).toEqual(issueSearch('SHOP-1', project));
  });
});

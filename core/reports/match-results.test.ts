import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { filesBelow, sharedFolder } from '../../test/support/shared';
import { parseFeature } from '../gherkin';
import { readCucumberJson } from './cucumber-json/read';
import { matchResults, type MatchableFeature } from './match-results';
import type { ScenarioRun } from './run';

const result = (more: Partial<ScenarioRun>): ScenarioRun => ({
  featureName: 'Cart',
  scenarioName: 'Add',
  tags: [],
  status: 'passed',
  durationMs: 0,
  steps: [],
  ...more,
});

const scenario = (id: string, name: string, line: number, rowLines: number[] = []) => ({
  id,
  name,
  kind: rowLines.length ? ('outline' as const) : ('scenario' as const),
  line,
  rowLines,
  textHash: `hash ${id}`,
});

const CART: MatchableFeature = {
  featureId: 'F',
  featureName: 'Cart',
  fileName: 'cart.feature',
  scenarios: [
    scenario('a', 'Add', 5),
    scenario('b', 'Add <n> of <fruit>', 9, [13, 14]),
    scenario('c', 'Same', 20),
    scenario('d', 'Same', 24),
  ],
};

const match = (results: ScenarioRun[], features = [CART]) =>
  matchResults({ results, warnings: [] }, features);
const idsOf = (results: ScenarioRun[], features = [CART]) =>
  match(results, features).matched.map(({ scenarioId }) => scenarioId);
const reasonOf = (one: ScenarioRun, features = [CART]) => match([one], features).unmatched[0]?.reason;

test.each([
  'cart.feature',
  'target/features/cart.feature',
  'C:\\build\\cart.feature',
  'file:///b/cart.feature',
])('by file and line: %s', (uri) => {
  expect(idsOf([result({ uri, line: 24, scenarioName: 'Same' })])).toEqual(['d']);
});

test('a file name with percent signs', () => {
  const feature = { ...CART, fileName: 'größe.feature' };
  const uri = 'file:///b/gr%C3%B6%C3%9Fe.feature';
  expect(idsOf([result({ uri, line: 20, scenarioName: 'Same' })], [feature])).toEqual(['c']);
});

test('the rows of an outline are one scenario', () => {
  const rows = [13, 14].map((line) =>
    result({ uri: 'cart.feature', line, scenarioName: `Add ${line} of x` }),
  );
  const { matched, unmatched } = match(rows);
  expect(unmatched).toEqual([]);
  expect(matched).toEqual([
    {
      scenarioId: 'b',
      featureId: 'F',
      textHash: 'hash b',
      results: rows.map((row) => ({ ...row, exampleRow: true })),
    },
  ]);
});

test('by names where file or line say nothing', () => {
  expect(idsOf([result({})])).toEqual(['a']);
  expect(idsOf([result({ scenarioName: 'Add 1 of Pear' })])).toEqual(['b']);
  expect(idsOf([result({ uri: 'elsewhere/shop.feature', line: 2 })])).toEqual(['a']);
});

test('a name that stands elsewhere now is found where it is', () => {
  expect(idsOf([result({ uri: 'cart.feature', line: 20 })])).toEqual(['a']);
});

test('a feature renamed since the download is found by its file', () => {
  expect(idsOf([result({ featureName: 'Basket', uri: 'cart.feature', line: 5 })])).toEqual(['a']);
});

test('two features of one name are told apart by file, and by which has the scenario', () => {
  const other = { ...CART, featureId: 'G', fileName: 'cart-2.feature', scenarios: [scenario('z', 'Pay', 5)] };
  expect(idsOf([result({ scenarioName: 'Pay' })], [CART, other])).toEqual(['z']);
  const twin = { ...CART, featureId: 'T', fileName: 'cart-2.feature', scenarios: [scenario('t', 'Add', 5)] };
  expect(idsOf([result({ uri: 'x/cart-2.feature', line: 5 })], [CART, twin])).toEqual(['t']);
  expect(reasonOf(result({}), [CART, twin])).toMatch(/2 scenarios of 2 features with the name “Cart”/);
});

test('what fits nothing or several is not guessed, and the reason is said', () => {
  expect(reasonOf(result({ featureName: 'Order' }))).toBe('No feature of this project has the name “Order”.');
  expect(reasonOf(result({ scenarioName: 'Pay' }))).toBe(
    'The feature “Cart” has no scenario with the name “Pay”.',
  );
  expect(reasonOf(result({ scenarioName: 'Same', uri: 'cart.feature', line: 21 }))).toBe(
    "“Same” can be any of 2 scenarios of the feature “Cart”, and the report's file and line do not tell which. Give them different names, or run the files as they were downloaded.",
  );
});

test('every result is matched once or unmatched once', () => {
  const any = fc.record(
    {
      scenarioName: fc.constantFrom('Add', 'Same', 'Add 1 of x', 'Pay'),
      featureName: fc.constantFrom('Cart', 'Order'),
      uri: fc.constantFrom('cart.feature', 'order.feature'),
      line: fc.constantFrom(5, 13, 20, 24, 99),
    },
    { requiredKeys: ['scenarioName', 'featureName'] },
  );
  fc.assert(
    fc.property(fc.array(any), (results) => {
      const { matched, unmatched } = match(results.map(result));
      const count = matched.reduce((sum, { results: rows }) => sum + rows.length, 0);
      expect(count + unmatched.length).toBe(results.length);
      expect(new Set(matched.map(({ scenarioId }) => scenarioId)).size).toBe(matched.length);
    }),
  );
});

/** Features as they stand in a folder, ready to be matched; each file's name is its path, as a flat download's is unique. */
function featuresBelow(folder: string): MatchableFeature[] {
  return filesBelow(folder, '.feature').flatMap((path) => {
    const parsed = parseFeature(readFileSync(path, 'utf8'));
    if (!parsed.ok || !parsed.document.feature) return [];
    return [
      {
        featureId: path,
        featureName: parsed.document.feature.name,
        fileName: path.slice(folder.length + 1).replaceAll('/', '-'),
        scenarios: parsed.document.scenarios.map(({ index, name, kind, line, examples }) => ({
          id: `${path}:${index}`,
          name,
          kind,
          line,
          rowLines: examples.flatMap(({ rowLines }) => rowLines),
          textHash: '',
        })),
      },
    ];
  });
}

test.each([
  ['sylius', 2297],
  ['opencypher-tck', 3897],
])('a real run of %s finds its features', (suite, total) => {
  const corpora = sharedFolder(`corpora/${suite}`);
  const reports = sharedFolder(`reports/cucumber-js-12.9/${suite}`);
  if (!corpora || !reports) return;
  const read = readCucumberJson(gunzipSync(readFileSync(join(reports, 'report.json.gz'))).toString('utf8'));
  if (!read.ok) throw new Error(read.problem);
  const features = featuresBelow(corpora);
  const flat = (uri = '') => uri.replace(/^feat\//, '').replaceAll('/', '-');
  const results = read.run.results.map((one) => ({ ...one, uri: flat(one.uri) }));
  const { matched, unmatched } = match(results, features);
  expect(unmatched).toEqual([]);
  expect(matched.reduce((sum, { results }) => sum + results.length, 0)).toBe(total);
});

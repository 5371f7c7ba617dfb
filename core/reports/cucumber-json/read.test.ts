import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sharedFolder } from '../../../test/support/shared';
import type { ResultStatus, Run } from '../run';
import { readCucumberJson } from './read';

const runOf = (text: string): Run => {
  const read = readCucumberJson(text);
  if (!read.ok) throw new Error(read.problem);
  return read.run;
};
const totals = ({ results }: Run): Partial<Record<ResultStatus, number>> => {
  const counts: Partial<Record<ResultStatus, number>> = {};
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const step = (name: string, status: string, more: object = {}) => ({
  keyword: 'Given ',
  line: 3,
  name,
  result: { status, duration: 2_500_000, ...more },
});
const report = (steps: unknown, more: object = {}) =>
  JSON.stringify([
    {
      keyword: 'Feature',
      name: 'Cart',
      uri: 'features/cart.feature',
      elements: [
        {
          type: 'scenario',
          keyword: 'Scenario',
          name: 'Add',
          line: 7,
          tags: [{ name: '@a', line: 2 }],
          steps,
          ...more,
        },
      ],
    },
  ]);

test('a scenario with its steps', () => {
  expect(
    runOf(`\uFEFF${report([step('a', 'passed'), step('b', 'failed', { error_message: 'no' })])}`),
  ).toEqual({
    warnings: [],
    results: [
      {
        featureName: 'Cart',
        uri: 'features/cart.feature',
        scenarioName: 'Add',
        line: 7,
        tags: ['@a'],
        status: 'failed',
        durationMs: 5,
        steps: [
          { keyword: 'Given', text: 'a', hook: false, status: 'passed', durationMs: 2.5 },
          { keyword: 'Given', text: 'b', hook: false, status: 'failed', message: 'no', durationMs: 2.5 },
        ],
        decisive: { step: 'Given b', message: 'no' },
      },
    ],
  });
});

test('a hook that decided is named', () => {
  const hook = (keyword: string, status: string) => ({
    keyword,
    hidden: true,
    result: { status, error_message: 'x' },
  });
  const { results } = runOf(
    report([hook('Before', 'failed'), step('a', 'skipped'), hook('After', 'passed')]),
  );
  expect(results[0]).toMatchObject({ status: 'failed', decisive: { step: 'Before hook', message: 'x' } });
  expect(runOf(report([step('a', 'passed'), hook('After', 'failed')])).results[0]?.decisive?.step).toBe(
    'After hook',
  );
});

test.each<[unknown, ResultStatus, number]>([
  [[step('a', 'passed'), step('b', 'skipped'), step('c', 'pending')], 'pending', 0],
  [[step('a', 'skipped'), step('b', 'undefined'), step('c', 'pending')], 'undefined', 0],
  [[step('a', 'undefined'), step('b', 'AMBIGUOUS')], 'ambiguous', 0],
  [[step('a', 'passed'), step('b', 'dreaming')], 'unknown', 1],
  [[step('a', 'passed'), null], 'unknown', 1],
  [[step('a', 'passed'), { name: 'b' }], 'unknown', 1],
  [[], 'unknown', 0],
  [undefined, 'unknown', 1],
])('steps %j make a scenario %s', (steps, status, warnings) => {
  const run = runOf(report(steps));
  expect(run.results[0]?.status).toBe(status);
  expect(run.warnings).toHaveLength(warnings);
});

test('one part that cannot be read never refuses the rest', () => {
  const [feature] = JSON.parse(report([step('a', 'passed')])) as { elements: unknown[] }[];
  feature?.elements.push(17, null);
  const run = runOf(JSON.stringify([feature, 'x', { keyword: 'Feature', name: 'Empty' }]));
  expect(totals(run)).toEqual({ passed: 1 });
  expect(run.warnings).toEqual([
    'A feature cannot be read.',
    'A scenario of “Cart” cannot be read. (2 times)',
    'The feature “Empty” has no list of scenarios.',
  ]);
});

test('an empty report is a run without scenarios', () => {
  expect(runOf('[]')).toEqual({ results: [], warnings: ['The report holds no scenarios.'] });
});

test.each([
  ['', /^The report is empty/],
  ['<testsuite/>', /^This is XML/],
  ['{"meta":{}}\n{"source":{}}\n', /^These are Cucumber Messages/],
  ['{"meta":{}}', /^These are Cucumber Messages/],
  ['[{"elements":[', /^The report is not complete JSON/],
  ['17', /^This JSON is not a Cucumber report/],
  ['[{"a":1}]', /^This JSON is not a Cucumber report/],
  [report([], { type: 'background' }), /written by a tool other than cucumber-js/],
  [report([], { before: [] }), /written by a tool other than cucumber-js/],
])('%j is refused in words', (text, problem) => {
  expect(readCucumberJson(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
});

test('no text is too strange', () => {
  const strange = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue(),
      fc.array(tie('value')),
      fc.dictionary(key, tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(strange).map((value) => JSON.stringify(value)),
      ),
      (text) => {
        const read = readCucumberJson(text);
        if (!read.ok) expect(read.problem).not.toBe('');
      },
    ),
  );
});
const key = fc.constantFrom(
  'elements',
  'steps',
  'result',
  'status',
  'name',
  'keyword',
  'tags',
  'uri',
  'line',
  'hidden',
);

describe('real reports', () => {
  const read = (part: string): Run | undefined => {
    const folder = sharedFolder('reports/cucumber-js-12.9');
    if (!folder) return undefined;
    const bytes = readFileSync(join(folder, part));
    return runOf((part.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  };

  test.each([
    ['small/report.json', { passed: 7, failed: 3, undefined: 1, pending: 1, skipped: 1 }],
    ['sylius/report.json.gz', { passed: 1983, failed: 230, pending: 49, skipped: 35 }],
    ['opencypher-tck/report.json.gz', { passed: 3677, failed: 174, pending: 18, skipped: 28 }],
  ])("%s has cucumber-js's own totals", (part, expected) => {
    const run = read(part);
    if (!run) return;
    expect(totals(run)).toEqual(expected);
    expect(run.warnings).toEqual([]);
    for (const { status, decisive, line } of run.results) {
      expect(line).toBeGreaterThan(0);
      expect(decisive === undefined).toBe(status === 'passed');
    }
  });

  test('what decided is told', () => {
    const results = read('small/report.json')?.results;
    if (!results) return;
    const of = (name: string) => results.find(({ scenarioName }) => scenarioName === name)?.decisive;
    expect(of('Wrong total fails')?.step).toBe('Then the cart holds 3 items');
    expect(of('Wrong total fails')?.message).toMatch(/^AssertionError/);
    expect(of('Failing hook')).toMatchObject({ step: 'Before hook' });
    expect(of('Skipped scenario')).toEqual({ step: 'Before hook' });
    expect(of('Undefined step')).toEqual({ step: 'When I do something nobody implemented' });
  });

  test.each([
    ['behave-1.2.6/small/report.json'],
    ['pytest-bdd-5.0/small/report.json'],
    ['cucumber-ruby-2.4/small/report.json'],
  ])('%s is refused, since read as another tool means it could mislead', (part) => {
    const folder = sharedFolder('reports');
    if (!folder) return;
    expect(readCucumberJson(readFileSync(join(folder, part), 'utf8'))).toMatchObject({ ok: false });
  });
});
